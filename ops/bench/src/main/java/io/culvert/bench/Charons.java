package io.culvert.bench;

import io.culvert.agent.vici.CharonException;
import io.culvert.agent.vici.ChildDetails;
import io.culvert.agent.vici.ViciDetails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The charons whose homes lie in that folder, or the one whose home it is. */
record Charons(Path path) {
    /** True if that router's charon has a tunnel up. */
    boolean isUp(String router) {
        Path socket = path.resolve(router).resolve("charon.vici");
        if (Files.notExists(socket)) {
            return false;
        }
        try {
            return ViciDetails.look(socket, Instant.now()).stream()
                    .anyMatch(sa -> sa.children().stream().anyMatch(ChildDetails::isInUse));
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
            return all.filter(process -> isCharon(process)).toList();
        }
    }

    private boolean isCharon(ProcessHandle process) {
        try {
            Path proc = Path.of("/proc", String.valueOf(process.pid()));
            return Files.readString(proc.resolve("comm")).startsWith("charon")
                    && Files.readString(proc.resolve("environ")).contains("STRONGSWAN_CONF=" + path + "/");
        } catch (IOException e) {
            return false;
        }
    }
}
