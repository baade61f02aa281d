package io.culvert.query;

import io.culvert.events.connect.ThisMachine;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Names this instance among those that share the views, and the same after a restart. */
final class InstanceName {
    private InstanceName() {}

    /** Where the port is chosen anew at each start, the name is too. */
    static String of(Function<String, @Nullable String> settings) {
        String port = settings.apply("server.port");
        return ThisMachine.name().orElse("localhost") + ":"
                + (port == null ? "8080" : port.equals("0") ? UUID.randomUUID() : port);
    }
}
