package io.culvert.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for secrets where they must not be. */
final class Traces {
    private Traces() {}

    /** The files below the folders that hold the secret in some form. */
    static List<Path> of(String secret, Path... folders) {
        return of(new Needles(List.of(secret)), folders);
    }

    /** The files below the folders that hold one of the secrets in some form. */
    static List<Path> of(Needles secrets, Path... folders) {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !secrets.in(file).isEmpty())
                        .forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /** The command lines of running processes that hold it. */
    static List<String> inCommandLines(String secret) {
        Needles needles = new Needles(List.of(secret));
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> !needles.in(line).isEmpty())
                .toList();
    }

    /** What running processes have as command line and environment, as the kernel tells it. */
    static Set<String> ofProcesses() {
        Set<String> all = new HashSet<>();
        ProcessHandle.allProcesses().forEach(process -> {
            for (String file : List.of("cmdline", "environ")) {
                try {
                    all.add(Files.readString(
                            Path.of("/proc", String.valueOf(process.pid()), file), StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    // It has ended, or is the kernel's own.
                }
            }
        });
        return all;
    }
}
