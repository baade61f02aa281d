package io.culvert.command.placement;

import io.culvert.command.port.Leases.Lease;
import io.culvert.events.value.HostId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which hosts hold their leases, as this instance sees it. A lease is as old as its turn has stood still before our eyes: no
 * clock of another machine is asked, and after a start every lease is new. A renewal that we see was asked for before, so
 * that a host's time is over before it is over here.
 */
final class LeaseWatch {
    private record Seen(Lease lease, long since) {}

    private final LeaseRules rules;
    private final LongSupplier nanos;
    private Map<HostId, Seen> known = Map.of();

    /** @param nanos a clock that never goes back */
    LeaseWatch(LeaseRules rules, LongSupplier nanos) {
        this.rules = rules;
        this.nanos = nanos;
    }

    /** Takes in the leases as they are now. */
    synchronized void see(List<Lease> leases) {
        long now = nanos.getAsLong();
        Map<HostId, Seen> next = new HashMap<>();
        for (Lease lease : leases) {
            Seen before = known.get(lease.host());
            long since = before != null && before.lease().turn() == lease.turn() ? before.since() : now;
            next.put(lease.host(), new Seen(lease, since));
        }
        known = next;
    }

    /** True for a host that may be given routers, as far as its lease goes. */
    synchronized boolean isAlive(HostId host) {
        Seen seen = known.get(host);
        return seen != null && isAlive(seen);
    }

    /** True for a host that had a lease and is not alive; of one that was not seen yet nothing is known. */
    synchronized boolean isLost(HostId host) {
        Seen seen = known.get(host);
        return seen != null && !isAlive(seen);
    }

    private boolean isAlive(Seen seen) {
        return !seen.lease().taken() && age(seen) < rules.time().toNanos();
    }

    private long age(Seen seen) {
        return nanos.getAsLong() - seen.since();
    }

    /** The hosts that are alive and are to be given routers. */
    synchronized List<HostId> ready() {
        return all(seen -> isAlive(seen) && !seen.lease().draining())
                .map(seen -> seen.lease().host())
                .toList();
    }

    /** The leases that nobody has renewed for so long that they can be taken. */
    synchronized List<Lease> over() {
        return all(seen ->
                        !seen.lease().taken() && age(seen) >= rules.overAfter().toNanos())
                .map(Seen::lease)
                .toList();
    }

    /** The leases of hosts that are to lose the routers they have. */
    synchronized List<Lease> leaving() {
        return all(seen -> seen.lease().taken() || seen.lease().draining())
                .map(Seen::lease)
                .toList();
    }

    /** All, by the names of their hosts. */
    synchronized List<Lease> leases() {
        return all(seen -> true).map(Seen::lease).toList();
    }

    private Stream<Seen> all(Predicate<Seen> which) {
        return known.values().stream()
                .filter(which)
                .sorted(Comparator.comparing(seen -> seen.lease().host().value()));
    }
}
