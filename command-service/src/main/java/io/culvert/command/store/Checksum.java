package io.culvert.command.store;

import io.culvert.events.event.Cause;
import io.culvert.events.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * The chain of checksums: SHA-256 over the checksum of the commit before and all that a commit says, each part behind
 * its length. A commit that was changed, moved, put in or taken out breaks the chain there.
 */
final class Checksum {
    /** Of a log that has no commit, and of commits of a form that had none. */
    static final String NONE = "";

    private final MessageDigest digest;

    private Checksum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The checksum in hexadecimal. */
    static String of(String before, Instant at, List<WireEvent> events) {
        Checksum sum = new Checksum();
        sum.add(before);
        sum.add(at.toEpochMilli());
        sum.add(events.size());
        events.forEach(sum::add);
        return HexFormat.of().formatHex(sum.digest.digest());
    }

    private void add(WireEvent event) {
        Cause cause = event.cause();
        add(event.eventId().toString());
        add(event.projectId().value());
        add(event.version());
        add(event.position());
        add(event.time().toEpochMilli());
        add(cause.actor());
        add(cause.correlationId());
        add(cause.causationId());
        add(cause.traceparent().orElse(""));
        add(event.type());
        add(event.subject());
        add(event.data());
    }

    private void add(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        add(octets.length);
        digest.update(octets);
    }

    private void add(long number) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            digest.update((byte) (number >>> shift));
        }
    }
}
