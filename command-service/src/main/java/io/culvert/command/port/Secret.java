package io.culvert.command.port;

import java.nio.charset.StandardCharsets;

/** A secret in the clear, for as short as it takes to seal it or to hand it over; its text form tells nothing. */
public final class Secret {
    /** Transient, so that whoever writes an object's fields out leaves it out. */
    private final transient byte[] octets;

    private Secret(byte[] octets) {
        this.octets = octets;
    }

    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Secret ofOctets(byte[] octets) {
        return new Secret(octets.clone());
    }

    /** The secret itself: whoever calls this answers for where it goes. */
    public byte[] reveal() {
        return octets.clone();
    }

    @Override
    public String toString() {
        return "(redacted)";
    }
}
