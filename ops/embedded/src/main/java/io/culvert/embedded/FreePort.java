package io.culvert.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port on the loopback interface that nobody listens on just now. Whoever asked for it takes seconds to listen there, so it
 * is none of those that the kernel gives to connections and to others who ask for any (ip(7), ip_local_port_range).
 */
final class FreePort {
    static final String LOOPBACK = "127.0.0.1";
    /** From the first port that needs no root and few services have, up to the kernel's own. */
    private static final int FIRST = 10_000;

    private static final int KERNEL = 32_768;
    private static final int MOST_TRIES = 100;

    private FreePort() {}

    /**
     * The port itself, or a free one for 0.
     *
     * @throws UncheckedIOException if somebody listens there already; the message names the port
     */
    static int orAny(int port) {
        if (port != 0) {
            return bound(port);
        }
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                return bound(ThreadLocalRandom.current().nextInt(FIRST, KERNEL));
            } catch (UncheckedIOException taken) {
                // The next one, then.
            }
        }
        return bound(0);
    }

    private static int bound(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " of " + LOOPBACK + " is taken: " + e.getMessage(), e);
        }
    }
}
