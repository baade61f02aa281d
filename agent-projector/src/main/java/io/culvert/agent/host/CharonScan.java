package io.culvert.agent.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All charons of this machine, found in one look at its processes, which all share who are content with its age. */
final class CharonScan {
    private static final Path PROC = Path.of("/proc");

    private final Supplier<Map<String, List<Long>>> scan;
    private @Nullable Look last;

    private record Look(long began, Map<String, List<Long>> found) {}

    /** @param variable the start of what tells one from another in its environment */
    CharonScan(String variable) {
        this(() -> scan(PROC, variable));
    }

    CharonScan(Supplier<Map<String, List<Long>>> scan) {
        this.scan = scan;
    }

    /**
     * The process ids by the variable and its value.
     *
     * @param notBefore of {@link System#nanoTime}: what was seen later than that will do
     */
    synchronized Map<String, List<Long>> look(long notBefore) {
        Look known = last;
        if (known == null || known.began() - notBefore <= 0) {
            known = new Look(System.nanoTime(), scan.get());
            last = known;
        }
        return known.found();
    }

    /** @param proc as proc(5) has it */
    static Map<String, List<Long>> scan(Path proc, String variable) {
        Map<String, List<Long>> charons = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                setting(process, variable)
                        .forEach(text -> charons.computeIfAbsent(text, fresh -> new ArrayList<>())
                                .add(Long.parseLong(process.getFileName().toString())));
            }
            return charons;
        } catch (IOException e) {
            throw new HostException("cannot look at the processes", e);
        }
    }

    private static List<String> setting(Path process, String variable) {
        try {
            if (!Files.readString(process.resolve("comm")).startsWith("charon")) {
                return List.of();
            }
            String environment = new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.UTF_8);
            return Arrays.stream(environment.split("\0", -1))
                    .filter(text -> text.startsWith(variable))
                    .toList();
        } catch (IOException e) {
            // It ended while we looked, or is not ours to look at.
            return List.of();
        }
    }
}
