package io.culvert.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.VpnEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The approved files are what is stored on disks and topics out there: they are added to, never changed. */
class ApprovedEventsTest {
    static List<VpnEvent> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesWhatWasApproved(VpnEvent event) {
        assertThat(Json.write(event)).isEqualTo(approved(event));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsWhatWasApproved(VpnEvent event) {
        assertThat((VpnEvent) Json.read(approved(event), event.getClass())).isEqualTo(event);
    }

    @Test
    void hasASampleOfEveryType() {
        assertThat(Samples.all()).map(Object::getClass).hasSameElementsAs(EventTypes.all());
    }

    private static String approved(VpnEvent event) {
        String file = "/approved/" + EventTypes.nameOf(event) + ".json";
        try (InputStream in = ApprovedEventsTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
