package io.culvert.query;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Names this instance among those that share the views, and the same after a restart. */
final class InstanceName {
    private InstanceName() {}

    /** Where the port is chosen anew at each start, the name is too. */
    static String of(Function<String, @Nullable String> settings) {
        String port = settings.apply("server.port");
        return host() + ":" + (port == null ? "8080" : port.equals("0") ? UUID.randomUUID() : port);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
