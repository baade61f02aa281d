package io.culvert.bench;

import io.culvert.agent.vici.Charon;
import io.culvert.agent.vici.CharonException;
import io.culvert.agent.vici.CharonListener;
import io.culvert.agent.vici.ViciCharon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The charons of one agent, whose homes lie in that folder. */
record Charons(Path path) {
    /** True if that router's charon has a tunnel up. */
    boolean isUp(String router) {
        Path socket = path.resolve(router).resolve("charon.vici");
        if (Files.notExists(socket)) {
            return false;
        }
        try (Charon charon = ViciCharon.connect(socket, new Nobody())) {
            return charon.ikeSas().stream()
                    .anyMatch(sa -> sa.children().stream().anyMatch(child -> child.isInstalled()));
        } catch (CharonException e) {
            return false;
        }
    }

    /** What each has of the machine's memory, what it shares with others by halves (proc(5), smaps_rollup). */
    List<Long> proportionalKiB() throws IOException {
        return processes().stream().map(Charons::proportionalKiB).sorted().toList();
    }

    private static long proportionalKiB(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        processes().forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> processes() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> CharonFolder.isCharon(process, path)).toList();
        }
    }

    /** Who does not listen. */
    private static final class Nobody implements CharonListener {
        @Override
        public void childUpDown(String ike, String child, boolean up) {}

        @Override
        public void ikeUpDown(String ike, boolean up) {}

        @Override
        public void rekeyed(String ike) {}

        @Override
        public void logLine(String ike, String line) {}

        @Override
        public void daemonDied() {}
    }
}
