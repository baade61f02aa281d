package io.culvert.command.placement;

import io.culvert.command.port.Hosts;
import io.culvert.command.port.Leases;
import io.culvert.command.port.Leases.Lease;
import io.culvert.events.lease.HostFacts;
import io.culvert.events.lease.LeaseTerms;
import io.culvert.events.value.HostId;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Gives hosts their leases, and takes those that are over where there is another host to go on. */
public final class HostLeases implements Hosts {
    private final Leases leases;
    private final LeaseRules rules;
    private final LeaseWatch watch;

    public HostLeases(Leases leases, LeaseRules rules) {
        this(leases, rules, System::nanoTime);
    }

    /** @param nanos a clock that never goes back */
    HostLeases(Leases leases, LeaseRules rules, LongSupplier nanos) {
        this.leases = leases;
        this.rules = rules;
        this.watch = new LeaseWatch(rules, nanos);
    }

    @Override
    public Optional<LeaseTerms> renew(HostId host, HostFacts facts) {
        LeaseTerms terms = terms(host);
        return leases.renew(host, facts, terms.givesWay()).taken() ? Optional.empty() : Optional.of(terms);
    }

    @Override
    public LeaseTerms begin(HostId host, HostFacts facts) {
        LeaseTerms terms = terms(host);
        leases.begin(host, facts, terms.givesWay());
        return terms;
    }

    /** Asked of the store itself: another host may have come since this instance looked. */
    private LeaseTerms terms(HostId host) {
        boolean others = leases.all().stream().anyMatch(other -> !other.host().equals(host) && !other.taken());
        return new LeaseTerms((int) rules.time().toSeconds(), rules.givesWay() && others);
    }

    /** Looks at all leases, and takes what is over. */
    void look() {
        watch.see(leases.all());
        if (watch.ready().isEmpty()) {
            return;
        }
        boolean taken = false;
        for (Lease over : watch.over()) {
            // Who was alone when it was told how long it may carry its routers was told for ever.
            taken |= over.givesWay() && leases.take(over.host(), over.turn());
        }
        if (taken) {
            watch.see(leases.all());
        }
    }

    boolean isAlive(HostId host) {
        return watch.isAlive(host);
    }

    /** True for a host that was alive, and is no more. */
    boolean isLost(HostId host) {
        return watch.isLost(host);
    }

    boolean isDraining(HostId host) {
        return watch.leaving().stream()
                .anyMatch(lease -> lease.draining() && lease.host().equals(host));
    }

    List<HostId> ready() {
        return watch.ready();
    }

    List<Lease> leaving() {
        return watch.leaving();
    }

    /** The leases that are over, and were not taken for want of another host. */
    List<Lease> missing() {
        return watch.over();
    }

    List<Lease> all() {
        return watch.leases();
    }
}
