package io.culvert.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An agent as a process of its own, with the options that its unit gives to its JVM, but that which hides it from others. */
record AgentProcess(Process process, Path log, long began) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What is waited for. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /** @param log written anew */
    static AgentProcess start(Path log, Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("culvert.bench.agent-jvm", "").split(" ", -1)));
        command.addAll(List.of("-cp", System.getProperty("culvert.bench.jar", ""), "io.culvert.agent.AgentMain"));
        settings.forEach((name, value) -> command.addAll(List.of("--set", "culvert." + name + "=" + value)));
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new AgentProcess(process, log, began);
    }

    /** Waits for it, and returns how long that was from the start, in milliseconds. */
    long await(Condition condition) throws IOException {
        while (!condition.holds()) {
            if (!process.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("the agent does not do what is waited for: " + Files.readString(log));
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return (System.nanoTime() - began) / 1_000_000;
    }

    boolean said(String what) throws IOException {
        return Files.readString(log).contains(what);
    }

    Jvm jvm() {
        return new Jvm(process.pid());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
