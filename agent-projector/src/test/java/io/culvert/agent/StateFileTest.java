package io.culvert.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    record Content(List<String> names) {}

    record Unwritable(List<String> names) {
        @Override
        public List<String> names() {
            throw new IllegalStateException("no names");
        }
    }

    @TempDir
    private Path folder;

    private Path path = Path.of("");
    private StateFile<Content> file = new StateFile<>(path, Content.class);

    @BeforeEach
    void place() {
        path = folder.resolve("state/names.json.gz");
        file = new StateFile<>(path, Content.class);
    }

    @Test
    void keepsTheLastThatWasWritten() throws IOException {
        assertThat(file.read("")).isEmpty();
        file.write(new Content(List.of("east", "a longer name than the next has")));
        file.write(new Content(List.of("west")));
        assertThat(file.read("")).contains(new Content(List.of("west")));
    }

    @Test
    void whatCanNotBeReadIsAsIfItWereNotThere() throws IOException {
        file.write(new Content(List.of("east")));
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThat(file.read(""))
                    .as("%d octets of %d", length, whole.length)
                    .isEmpty();
        }
        new StateFile<>(path, List.class).write(List.of("something else"));
        assertThat(file.read("")).isEmpty();
        file.write(new Content(List.of("west")));
        assertThat(file.read("")).isPresent();
    }

    @Test
    void aWriteThatFailsLeavesWhatWasThere() throws IOException {
        file.write(new Content(List.of("east")));
        StateFile<Unwritable> same = new StateFile<>(path, Unwritable.class);
        assertThatThrownBy(() -> same.write(new Unwritable(List.of()))).hasStackTraceContaining("no names");
        assertThat(file.read("")).contains(new Content(List.of("east")));
        file.write(new Content(List.of("west")));
        assertThat(file.read("")).contains(new Content(List.of("west")));
    }
}
