package io.culvert.acceptance.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a run keeps what Culvert writes, what it logs, and what the checker has recorded. */
final class Folders {
    private Folders() {}

    static Path of(String scenario, CrashSettings settings) {
        return Path.of(
                        "target",
                        "crash",
                        scenario + "-" + settings.seed() + "-"
                                + ProcessHandle.current().pid())
                .toAbsolutePath();
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
