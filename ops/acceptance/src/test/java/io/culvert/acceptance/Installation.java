package io.culvert.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One Culvert in a folder of its own, on free ports, run by the launcher as a person would. */
public final class Installation {
    /** Begins the names of the lab's namespaces, which one class has at a time; not that of a lab that a person may have up. */
    public static final String LAB = "culvert-it";

    private static final String LAUNCHER = launcher();

    private final Path data;
    private final Path run;

    public Installation(Path folder) {
        this.data = folder.resolve("data");
        this.run = folder.resolve("run");
    }

    /** @param options of {@code ops/culvert up}, besides those that keep installations apart */
    public void up(String... options) {
        tryUp(options).orFail();
    }

    /** The same where it may be refused. */
    Shell.Result tryUp(String... options) {
        return tryUp(Map.of(), options);
    }

    /** @param environment of the launcher, besides our own */
    public Shell.Result tryUp(Map<String, String> environment, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "up",
                "--background",
                "--port",
                "0",
                "--set",
                "culvert.kafka.port=0",
                "--set",
                "culvert.mongodb.port=0",
                "--set",
                "culvert.agent.run-dir=" + run));
        command.addAll(List.of(options));
        return launcher(environment, command.toArray(String[]::new));
    }

    public void down() {
        launcher("down").orFail();
    }

    public Shell.Result status() {
        return launcher("status");
    }

    Shell.Result cryptoCheck(Path policy) {
        return launcher("crypto-check", "--policy", policy.toString());
    }

    /** @param token whose connection it is
     *  @param options after the command */
    Shell.Result peerConfig(String token, String... options) {
        List<String> command = new ArrayList<>(List.of("peer-config"));
        command.addAll(List.of(options));
        return launcher(Map.of("CULVERT_TOKEN", token), command.toArray(String[]::new));
    }

    /** Ends the process as a power cut would. */
    void kill() {
        long pid = Long.parseLong(text(data.resolve("culvert.pid")));
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        Shell.run("kill", "-9", Long.toString(pid)).orFail();
        process.onExit().join();
    }

    /** A token for the agent of that host, as an operator gets it. */
    public String invite(String host) {
        return launcher("hosts", "invite", "--host", host).orFail().strip();
    }

    void revoke(String host) {
        launcher("hosts", "revoke", "--host", host).orFail();
    }

    public void drain(String host) {
        launcher("hosts", "drain", "--host", host).orFail();
    }

    /** Gives a router to a host once that is ready for it. */
    public void bind(String host, String project, String router) {
        launcher("hosts", "bind", "--host", host, "--project", project, "--router", router)
                .orFail();
    }

    /** The hosts, as an operator is told of them. */
    public String hosts() {
        return launcher("hosts", "list").orFail();
    }

    public void labUp() {
        launcher("lab", "up", "--name", LAB).orFail();
    }

    public Shell.Result labDown() {
        return launcher("lab", "down", "--name", LAB);
    }

    /** The API's address, without a path. */
    public String api() {
        return endpoint("api");
    }

    /** Where it listens, as its own process wrote it: api, hosts, kafka or mongodb. */
    public String endpoint(String name) {
        return text(data.resolve("endpoints"))
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }

    public Path data() {
        return data;
    }

    /** The folder of a router's charon. */
    Path charonHome(String routerId) {
        return run.resolve(routerId);
    }

    Path runDirectory() {
        return run;
    }

    private Shell.Result launcher(String... command) {
        return launcher(Map.of(), command);
    }

    private Shell.Result launcher(Map<String, String> environment, String... command) {
        List<String> whole = new ArrayList<>(List.of(LAUNCHER));
        whole.addAll(List.of(command));
        whole.addAll(List.of("--data", data.toString()));
        return Shell.run(environment, whole.toArray(String[]::new));
    }

    private static String launcher() {
        // Surefire and Failsafe run in the module's folder, ops/acceptance.
        Path launcher = Path.of("..", "culvert").toAbsolutePath().normalize();
        if (!Files.isExecutable(launcher)) {
            throw new IllegalStateException("no launcher at " + launcher);
        }
        return launcher.toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
