package io.culvert.events.connect;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** The machine that this process runs on. */
public final class ThisMachine {
    private ThisMachine() {}

    /** Its host name; empty if it has none that it knows itself by. */
    public static Optional<String> name() {
        try {
            return Optional.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
