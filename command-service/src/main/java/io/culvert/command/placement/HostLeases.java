package io.culvert.command.placement;

import io.culvert.command.port.Hosts;
import io.culvert.command.port.Leases;
import io.culvert.command.port.Leases.Lease;
import io.culvert.events.lease.HostFacts;
import io.culvert.events.lease.LeaseTerms;
import io.culvert.events.value.HostId;
import java.util.List;
import java.util.Optional;

/** Gives hosts their leases, and takes those that are over where there is another host to go on. */
public final class HostLeases implements Hosts {
    private final Leases leases;
    private final LeaseRules rules;
    private final LeaseWatch watch;

    public HostLeases(Leases leases, LeaseRules rules) {
        this.leases = leases;
        this.rules = rules;
        this.watch = new LeaseWatch(rules, System::nanoTime);
    }

    @Override
    public Optional<LeaseTerms> renew(HostId host, HostFacts facts) {
        Lease lease = leases.renew(host, facts);
        return lease.taken() ? Optional.empty() : Optional.of(terms(host));
    }

    @Override
    public LeaseTerms begin(HostId host, HostFacts facts) {
        leases.begin(host, facts);
        return terms(host);
    }

    /** Asked of the store itself: another host may have come since this instance looked. */
    private LeaseTerms terms(HostId host) {
        boolean others = leases.all().stream().anyMatch(other -> !other.host().equals(host) && !other.taken());
        return new LeaseTerms((int) rules.time().toSeconds(), rules.givesWay() && others);
    }

    /** Looks at all leases, and takes what is over. */
    void look() {
        watch.see(leases.all());
        if (!rules.givesWay()) {
            return;
        }
        List<Lease> over = watch.over();
        boolean heir = !watch.ready().isEmpty();
        if (heir
                && over.stream()
                                .filter(lease -> leases.take(lease.host(), lease.turn()))
                                .count()
                        > 0) {
            watch.see(leases.all());
        }
    }

    boolean isAlive(HostId host) {
        return watch.isAlive(host);
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
