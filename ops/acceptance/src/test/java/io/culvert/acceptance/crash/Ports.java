package io.culvert.acceptance.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * Ports that stay a process's own while it is down: below those that the kernel gives to clients, one of which might
 * else hold the port, or even reach itself there.
 */
final class Ports {
    static final String LOOPBACK = "127.0.0.1";
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private final Random random = new Random();
    private final Set<Integer> given = new HashSet<>();

    int next() {
        while (true) {
            int port = random.nextInt(LOWEST, HIGHEST);
            if (isFree(port) && given.add(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
