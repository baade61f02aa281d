package io.culvert.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The processes of one home's charon. There is no file with its number: that could be stale, while the environment that
 * a process was started with can't be. */
final class CharonProcess {
    private static final Path PROGRAM = Path.of("/usr/sbin/charon-systemd");
    /** To lay tunnels, and to listen on ports 500 and 4500. */
    private static final String CAPABILITIES = "-all,+net_admin,+net_bind_service";

    private static final String VARIABLE = "STRONGSWAN_CONF=";
    private static final CharonScan SCAN = new CharonScan(VARIABLE);
    private static final Duration LATELY = Duration.ofSeconds(1);
    /** When the charon of a home was last started, of {@link System#nanoTime}. */
    private static final Map<CharonHome, Long> STARTED = new ConcurrentHashMap<>();

    private CharonProcess() {}

    /** Starts a charon that outlives this JVM, however that ends: a session of its own, no pipe between the two, and no
     * parent but init. It leaves no core, and can't get more rights than it is given. */
    static void start(CharonHome home, String namespace) {
        List<String> bare = Stream.concat(
                        Stream.of("setpriv", "--inh-caps", "-all", "--bounding-set", CAPABILITIES, "--no-new-privs"),
                        Stream.of("env", "-i", variable(home), "LC_ALL=C", PROGRAM.toString()))
                .toList();
        List<String> command = Stream.concat(
                        Stream.of("setsid", "--fork", "prlimit", "--core=0"),
                        Namespaces.within(namespace, bare).stream())
                .toList();
        ProcessBuilder builder = Tool.builder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .directory(Path.of("/").toFile());
        try {
            builder.start().waitFor();
            STARTED.put(home, System.nanoTime());
        } catch (IOException e) {
            throw new HostException("cannot start " + PROGRAM, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("interrupted while starting " + PROGRAM, e);
        }
    }

    /** The process ids of the charons that were started for this home. */
    static List<Long> of(CharonHome home) {
        return SCAN.look(System.nanoTime()).getOrDefault(variable(home), List.of());
    }

    /** The same as of a second ago at most, since nobody else starts one for this home: looking at all processes for each of
     * hundreds of charons takes longer than starting them. Some may have ended. */
    static List<Long> lately(CharonHome home) {
        long lately = System.nanoTime() - LATELY.toNanos();
        long started = STARTED.getOrDefault(home, lately);
        return SCAN.look(started - lately > 0 ? started : lately).getOrDefault(variable(home), List.of());
    }

    private static String variable(CharonHome home) {
        return VARIABLE + home.config();
    }

    /** Asks each to end, and ends it after 3 seconds if it has not. */
    static void stop(List<Long> pids) {
        List<ProcessHandle> running =
                pids.stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
        running.forEach(ProcessHandle::destroy);
        if (!ended(running, 3_000)) {
            running.forEach(ProcessHandle::destroyForcibly);
            if (!ended(running, 3_000)) {
                throw new HostException("charon does not end: " + running, null);
            }
        }
    }

    private static boolean ended(List<ProcessHandle> processes, long millis) {
        long start = System.nanoTime();
        while (processes.stream().anyMatch(CharonProcess::isRunning)) {
            if (System.nanoTime() - start > millis * 1_000_000) {
                return false;
            }
            Pause.millis(10);
        }
        return true;
    }

    /** A process whose parent has not asked for its end counts as ended. */
    private static boolean isRunning(ProcessHandle process) {
        try {
            return process.isAlive()
                    && !Files.readString(Path.of("/proc/" + process.pid() + "/stat"))
                            .contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }
}
