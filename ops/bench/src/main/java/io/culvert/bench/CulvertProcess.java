package io.culvert.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** All of Culvert as the launcher starts it, on free ports, in a process of its own. */
final class CulvertProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);

    private final Process process;
    private final String api;

    private CulvertProcess(Process process, String api) {
        this.process = process;
        this.api = api;
    }

    /** Without an agent. */
    static CulvertProcess start(Path folder) throws Exception {
        return start(folder, List.of("--culvert.agent.enabled=false"));
    }

    /**
     * With an agent, which has its charons' folders in {@code run}.
     *
     * @param options besides
     */
    static CulvertProcess startWithAgent(Path folder, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--culvert.agent.run-dir=" + folder.resolve("run"), "--culvert.hosts.port=0"));
        return start(folder, all);
    }

    /**
     * The one that the launcher has built, with the options that it gives to a JVM.
     *
     * @param options as Spring Boot takes them
     * @throws IllegalStateException if it is not ready after two minutes; its log lies in the folder
     */
    static CulvertProcess start(Path folder, List<String> options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("culvert.bench.jvm", "").split(" ", -1)));
        command.addAll(List.of(
                "-jar",
                System.getProperty("culvert.bench.jar", ""),
                "--server.port=0",
                "--culvert.data-dir=" + folder,
                "--culvert.kafka.port=0",
                "--culvert.mongodb.port=0",
                "--culvert.quotas.network=-1",
                "--culvert.quotas.subnet=-1",
                "--culvert.quotas.router=-1"));
        command.addAll(options);
        Files.deleteIfExists(folder.resolve("endpoints"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("culvert.log").toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            Optional<String> api = endpoint(folder, "api");
            if (api.isPresent() && isReady(api.get())) {
                return new CulvertProcess(process, api.get());
            }
            Thread.sleep(100);
        }
        process.destroyForcibly();
        throw new IllegalStateException("Culvert did not start: " + Files.readString(folder.resolve("culvert.log")));
    }

    /** Where one of its parts listens, as it wrote it down. */
    static Optional<String> endpoint(Path folder, String part) throws IOException {
        Path endpoints = folder.resolve("endpoints");
        return Files.notExists(endpoints)
                ? Optional.empty()
                : Files.readAllLines(endpoints).stream()
                        .filter(line -> line.startsWith(part + "="))
                        .map(line -> line.substring(part.length() + 1))
                        .findFirst();
    }

    private static boolean isReady(String api) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(api + "/actuator/health/readiness"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    String api() {
        return api;
    }

    /** The time that it has spent on a processor so far, its start included. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    Jvm jvm() {
        return new Jvm(process.pid());
    }

    @Override
    public void close() {
        end();
    }

    /** As a power cut does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    void end() {
        process.destroy();
        process.onExit()
                .orTimeout(30, TimeUnit.SECONDS)
                .exceptionally(_ -> process.destroyForcibly())
                .join();
    }
}
