package io.culvert.command.port;

import io.culvert.events.lease.HostFacts;
import io.culvert.events.value.HostId;
import java.time.Instant;
import java.util.List;

/** What is kept of hosts' leases. Every method may throw {@link UnavailableException}. */
public interface Leases {
    /**
     * Another turn of the host's lease, or its first; nothing happens to one that was taken.
     *
     * @param givesWay what the host is told of this turn
     * @return the lease as it is then
     */
    Lease renew(HostId host, HostFacts facts, boolean givesWay);

    /** Another turn, also of a lease that was taken. */
    Lease begin(HostId host, HostFacts facts, boolean givesWay);

    /** Takes the lease from a host that has not renewed it since that turn; false if it has. */
    boolean take(HostId host, long turn);

    /** Whether the host is to be given no more routers, and to lose those it has; nothing happens if it is not known. */
    void drain(HostId host, boolean draining);

    /** Those of all hosts that ever had one. */
    List<Lease> all();

    /**
     * A host's lease.
     *
     * @param turn grows with each renewal
     * @param renewedAt for people, by the clock of whoever wrote it down
     * @param givesWay whether the host knows that others may have its routers once this turn is over
     * @param taken the host may carry nothing until it has begun anew
     */
    record Lease(
            HostId host,
            long turn,
            Instant renewedAt,
            boolean givesWay,
            boolean taken,
            boolean draining,
            HostFacts facts) {}
}
