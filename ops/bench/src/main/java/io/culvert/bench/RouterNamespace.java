package io.culvert.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The network namespace of a router, empty, until it is closed; needs root. */
record RouterNamespace(String name) implements AutoCloseable {
    static RouterNamespace of(String router) throws IOException {
        RouterNamespace made = new RouterNamespace("qrouter-" + router);
        ip("netns", "add", made.name());
        made.within("link", "set", "lo", "up");
        return made;
    }

    /** Lays a wire to another: each has its address at its end, in a prefix of 24 bits, and the other as its default route. */
    void wireTo(RouterNamespace other, String own, String others) throws IOException {
        within("link", "add", "qg-0", "type", "veth", "peer", "name", "qg-0", "netns", other.name());
        within("addr", "add", own + "/24", "dev", "qg-0");
        other.within("addr", "add", others + "/24", "dev", "qg-0");
        within("link", "set", "qg-0", "up");
        other.within("link", "set", "qg-0", "up");
        within("route", "add", "default", "via", others);
        other.within("route", "add", "default", "via", own);
    }

    /** Runs {@code ip} in it. */
    void within(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 2];
        all[0] = "-n";
        all[1] = name;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        ip(all);
    }

    static void ip(String... arguments) throws IOException {
        Process ip = new ProcessBuilder(
                        Stream.concat(Stream.of("ip"), Stream.of(arguments)).toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(ip.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (ip.onExit().join().exitValue() != 0) {
            throw new IOException("ip " + String.join(" ", arguments) + ": " + said);
        }
    }

    @Override
    public void close() throws IOException {
        ip("netns", "delete", name);
    }
}
