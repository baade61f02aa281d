package io.culvert.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port on the loopback interface that nobody listens on just now. */
final class FreePort {
    static final String LOOPBACK = "127.0.0.1";

    private FreePort() {}

    /**
     * The port itself, or a free one for 0.
     *
     * @throws UncheckedIOException if somebody listens there already; the message names the port
     */
    static int orAny(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new java.net.InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " of " + LOOPBACK + " is taken: " + e.getMessage(), e);
        }
    }
}
