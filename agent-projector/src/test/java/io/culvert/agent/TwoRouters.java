package io.culvert.agent;

import io.culvert.events.value.RouterId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Two routers' namespaces on one link, each with its inner address on loopback. */
final class TwoRouters {
    final RouterId east = new RouterId(UUID.randomUUID());
    final RouterId west = new RouterId(UUID.randomUUID());

    void make() throws IOException, InterruptedException {
        for (RouterId router : List.of(east, west)) {
            run("ip", "netns", "add", "qrouter-" + router);
        }
        run(
                "ip",
                "link",
                "add",
                "qg-it",
                "netns",
                "qrouter-" + east,
                "type",
                "veth",
                "peer",
                "name",
                "qg-it",
                "netns",
                "qrouter-" + west);
        address(east, "172.24.4.226/24", "10.1.0.1/24", "172.24.4.233");
        address(west, "172.24.4.233/24", "10.2.0.1/24", "172.24.4.226");
    }

    private static void address(RouterId router, String outer, String inner, String gateway)
            throws IOException, InterruptedException {
        String name = "qrouter-" + router;
        run("ip", "-n", name, "addr", "add", outer, "dev", "qg-it");
        run("ip", "-n", name, "addr", "add", inner, "dev", "lo");
        run("ip", "-n", name, "link", "set", "lo", "up");
        run("ip", "-n", name, "link", "set", "qg-it", "up");
        run("ip", "-n", name, "route", "add", "default", "via", gateway);
    }

    boolean pings() throws IOException, InterruptedException {
        return exit(
                        "ip",
                        "netns",
                        "exec",
                        "qrouter-" + east,
                        "ping",
                        "-c",
                        "3",
                        "-i",
                        "0.1",
                        "-W",
                        "1",
                        "-I",
                        "10.1.0.1",
                        "10.2.0.1")
                == 0;
    }

    /** The charons in a router's namespace; tools come and go there too. */
    static List<Long> charons(RouterId router) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("ip", "netns", "pids", "qrouter-" + router).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        process.waitFor();
        return out.lines().map(Long::valueOf).filter(TwoRouters::isCharon).toList();
    }

    private static boolean isCharon(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.contains("charon"))
                .isPresent();
    }

    static void kill(RouterId router) throws IOException, InterruptedException {
        for (long pid : charons(router)) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    void close() throws IOException, InterruptedException {
        for (RouterId router : List.of(east, west)) {
            kill(router);
            exit("ip", "netns", "delete", "qrouter-" + router);
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int exit = exit(command);
        if (exit != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + exit);
        }
    }

    private static int exit(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
