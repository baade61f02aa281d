package io.culvert.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part of Culvert as a process of its own, which can be killed and started again as it was. */
public final class Launched implements AutoCloseable {
    private static final Path STANDALONE = Path.of("..", "standalone", "target");
    private static final Path JAR =
            STANDALONE.resolve("culvert.jar").toAbsolutePath().normalize();
    private static final Path START_UP_CACHE =
            STANDALONE.resolve("culvert.aot").toAbsolutePath().normalize();
    private static final int SIGKILL = 128 + 9;

    private final String name;
    private final Path log;
    private final List<String> command;
    private final Thread atExit = new Thread(this::end);
    private Optional<Process> running = Optional.empty();

    private Launched(String name, Path log, List<String> command) {
        this.name = name;
        this.log = log;
        this.command = List.copyOf(command);
    }

    /** All of Culvert, as the launcher starts it. */
    static Launched standalone(Path folder, List<String> settings) {
        return of("culvert", folder, "1g", List.of("-jar", JAR.toString()), settings);
    }

    /** One of its services. */
    public static Launched service(String name, Path folder, String mainClass, List<String> settings) {
        return of(name, folder, "512m", List.of("-cp", JAR.toString(), mainClass), settings);
    }

    /** A main class of these tests. */
    static Launched server(String name, Path folder, Class<?> mainClass, List<String> arguments) {
        String tests = Path.of(mainClass
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
        return of(name, folder, "512m", List.of("-cp", JAR + ":" + tests, mainClass.getName()), arguments);
    }

    private static Launched of(
            String name, Path folder, String heap, List<String> program, List<String> programArguments) {
        if (!JAR.toFile().exists()) {
            throw new IllegalStateException("no " + JAR + ": build it with ops/culvert build");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As ops/launcher/build.sh and service.sh have them.
        command.addAll(List.of(
                "-Xmx" + heap,
                "-XX:+UseParallelGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        if (START_UP_CACHE.toFile().exists()) {
            command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr", "-XX:AOTCache=" + START_UP_CACHE));
        }
        command.addAll(program);
        command.addAll(programArguments);
        return new Launched(name, folder.resolve(name + ".log"), command);
    }

    /** The same, with that group. Needs root. */
    public Launched inGroup(int id) {
        List<String> inside = new ArrayList<>(List.of("setpriv", "--regid=" + id, "--clear-groups"));
        inside.addAll(command);
        return new Launched(name, log, inside);
    }

    String name() {
        return name;
    }

    public void start() {
        if (running.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(atExit);
        }
        try {
            running = Optional.of(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not start", e);
        }
    }

    /** As {@code kill -9} does, and returns when it is gone. */
    public void kill() {
        failIfEnded();
        int exit = end();
        if (exit != SIGKILL) {
            throw new AssertionError(name + " ended by itself, with exit code " + exit + ": " + log);
        }
    }

    /** @throws AssertionError if it has ended, which none does by itself */
    void failIfEnded() {
        Process process = running.orElseThrow();
        if (!process.isAlive()) {
            throw new AssertionError(name + " ended by itself, with exit code " + process.exitValue() + ": " + log);
        }
    }

    @Override
    public void close() {
        if (running.isPresent()) {
            end();
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    private int end() {
        return running.map(process -> process.destroyForcibly().onExit().join().exitValue())
                .orElse(0);
    }
}
