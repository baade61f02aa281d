package io.culvert.command.port;

import io.culvert.events.value.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who of the hosts is let in. Every method may throw {@link UnavailableException}. */
public interface HostAdmission {
    /** False if hosts get their certificates from another authority. */
    boolean isOurs();

    /**
     * A token with which the host can enrol within that time, once.
     *
     * @throws IllegalArgumentException if the host's id can't stand in a certificate
     * @throws IllegalStateException if it is not ours to let hosts in
     */
    Invited invite(HostId host, Duration within);

    /** Nothing that the host has counts any more, within a second or so everywhere. */
    void revoke(HostId host);

    List<HostRegistry.Entry> hosts();

    /** @param token as text, which the host is to be given on a safe way */
    record Invited(Secret token, Instant until) {}
}
