package io.culvert.agent.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs one of the system's programs to its end. Nothing secret goes this way: arguments are for all to see. */
final class Tool {
    private static final long TIMEOUT_SECONDS = 10;

    /** What a program left behind: its exit code, and what it wrote to both outputs. */
    record Result(int code, String output) {
        boolean isGood() {
            return code == 0;
        }
    }

    private Tool() {}

    static Result run(List<String> command) {
        return run(command, "");
    }

    /** @throws HostException if it can't be started, or takes more than 10 seconds */
    static Result run(List<String> command, String input) {
        try {
            Process process = builder(command).redirectErrorStream(true).start();
            // Read beside the writing: a program that says much before it has read all would wait for us for ever.
            CompletableFuture<String> output =
                    CompletableFuture.supplyAsync(() -> read(process), Thread::startVirtualThread);
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException ended) {
                // It ended without reading; its exit code and words say why.
            }
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new HostException(String.join(" ", command) + ": no end after 10 seconds", null);
            }
            return new Result(process.exitValue(), output.join().strip());
        } catch (IOException e) {
            throw new HostException(command.getFirst() + " does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException(command.getFirst() + ": interrupted", e);
        }
    }

    /** As {@link #run}, for a program that must succeed. */
    static String mustRun(List<String> command, String input) {
        Result result = run(command, input);
        if (!result.isGood()) {
            throw new HostException(String.join(" ", command) + ": " + result.output(), null);
        }
        return result.output();
    }

    /** A process with an environment of its own: what this JVM was started with is not for others. */
    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(its output broke off)";
        }
    }
}
