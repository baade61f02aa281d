package io.culvert.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesTest {
    private static final String SECRET = "correct+horse/battery=staple";

    @TempDir
    Path folder;

    @Test
    void findsASecretInWhateverFormItLies() throws IOException {
        String hex = HexFormat.of().formatHex(SECRET.getBytes(UTF_8));
        List<String> leaks = List.of(
                "psk=" + SECRET + ";",
                hex,
                hex.toUpperCase(Locale.ROOT),
                base64("{\"psk\":\"" + SECRET + "\"}"),
                base64("x" + SECRET + "x"),
                base64("xx" + SECRET + "x"),
                "?psk=correct%2Bhorse%2Fbattery%3Dstaple",
                "?psk=correct%2bhorse%2fbattery%3dstaple",
                "correct+horse\\/battery=staple",
                base64("??" + SECRET).replace('+', '-').replace('/', '_'),
                "x".repeat((8 << 20) - 7) + SECRET);
        for (int i = 0; i < leaks.size(); i++) {
            Files.writeString(Files.createDirectories(folder.resolve("deep")).resolve("leak" + i), leaks.get(i));
        }
        Files.writeString(folder.resolve("clean"), "correct+horse");

        assertThat(Traces.of(SECRET, folder))
                .hasSize(leaks.size())
                .allMatch(file -> file.toString().contains("leak"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
