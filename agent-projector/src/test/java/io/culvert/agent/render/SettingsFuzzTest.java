package io.culvert.agent.render;

import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.TransformProtocol;
import io.culvert.fuzz.Fuzzing;
import io.culvert.fuzz.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever stands in a connection's file is a connection, or is refused with the line. */
class SettingsFuzzTest {
    private static final List<String> FILES = List.of(
            ConnectionFile.render(Samples.PLAIN.ike(), "east"),
            ConnectionFile.render(Samples.PLAIN.with(IkeVersion.V1).ike(), "east"),
            ConnectionFile.render(Samples.PLAIN.with(TransformProtocol.AH).ike(), "east"),
            ConnectionFile.render(
                    Samples.PLAIN
                            .with(Initiator.RESPONSE_ONLY)
                            .withIds("a\"b\\c", "d{e}#f = g")
                            .ike(),
                    "east"));

    @Test
    void readsAFileOrRefusesIt() throws InterruptedException {
        Fuzzing.of("connection files", SettingsFuzzTest::read)
                .texts(FILES)
                .words("{\n", "a {\n", "}\n", "a = b\n", "#", "\"", "\\", "local_ts = ", ",", "\u0000", "\r", "\u2028")
                .run();
    }

    private static String read(byte[] octets) {
        try {
            ConnectionFile.parse(new String(octets, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
        return Target.READ;
    }
}
