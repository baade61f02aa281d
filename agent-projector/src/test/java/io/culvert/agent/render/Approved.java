package io.culvert.agent.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a text with the file that a person approved; {@code -Dapprove=true} writes it anew, to be read and committed. */
public final class Approved {
    private Approved() {}

    public static void assertApproved(String file, String text) throws IOException {
        if (Boolean.getBoolean("approve")) {
            Files.writeString(Path.of("src/test/resources/io/culvert/agent/render", file), text);
            return;
        }
        try (InputStream in = Approved.class.getResourceAsStream(file)) {
            assertThat(in).as("approved file %s", file).isNotNull();
            assertThat(text).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
