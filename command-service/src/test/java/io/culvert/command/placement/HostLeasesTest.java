package io.culvert.command.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.port.Leases;
import io.culvert.events.lease.HostFacts;
import io.culvert.events.lease.LeaseTerms;
import io.culvert.events.value.DataPlane;
import io.culvert.events.value.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HostLeasesTest {
    private static final HostId H1 = new HostId("h1");
    private static final HostId H2 = new HostId("h2");
    private static final HostFacts FACTS = new HostFacts(DataPlane.USERSPACE, "5.9.8");
    private static final LeaseRules RULES = LeaseRules.of(30);

    private final KeptLeases leases = new KeptLeases();
    private long nanos;

    @Test
    void aLeaseGivesWayWhereThereIsAnotherHost() {
        HostLeases hosts = hosts(RULES);
        assertThat(hosts.renew(H1, FACTS)).contains(new LeaseTerms(30, false));
        assertThat(hosts.renew(H2, FACTS)).contains(new LeaseTerms(30, true));
        assertThat(hosts.renew(H1, FACTS)).contains(new LeaseTerms(30, true));
        assertThat(hosts(LeaseRules.of(0)).renew(H1, FACTS)).contains(new LeaseTerms(30, false));
    }

    @Test
    void whoDoesNotRenewLosesItToWhoDoes() {
        HostLeases hosts = hosts(RULES);
        hosts.renew(H1, FACTS);
        hosts.renew(H2, FACTS);
        hosts.renew(H1, FACTS);
        silenceOfH1(hosts);
        assertThat(hosts.leaving()).extracting(Leases.Lease::host).containsExactly(H1);
        assertThat(hosts.renew(H1, FACTS)).isEmpty();
        assertThat(hosts.begin(H1, FACTS)).isEqualTo(new LeaseTerms(30, true));
        assertThat(hosts.renew(H1, FACTS)).isPresent();
    }

    /** It was told that it may carry its routers for any time, and would. */
    @Test
    void whoWasAloneWhenItWasLastHeardOfKeepsItAndIsMissed() {
        HostLeases hosts = hosts(RULES);
        hosts.renew(H1, FACTS);
        silenceOfH1(hosts);
        assertThat(hosts.leaving()).isEmpty();
        assertThat(hosts.missing()).extracting(Leases.Lease::host).containsExactly(H1);
    }

    private void silenceOfH1(HostLeases hosts) {
        hosts.look();
        nanos += RULES.overAfter().toNanos();
        hosts.renew(H2, FACTS);
        hosts.look();
    }

    private HostLeases hosts(LeaseRules rules) {
        return new HostLeases(leases, rules, () -> nanos);
    }

    /** In memory. */
    private static final class KeptLeases implements Leases {
        private final Map<String, Lease> kept = new TreeMap<>();

        @Override
        public Lease renew(HostId host, HostFacts facts, boolean givesWay) {
            Lease now = kept.get(host.value());
            return now != null && now.taken() ? now : begin(host, facts, givesWay);
        }

        @Override
        public Lease begin(HostId host, HostFacts facts, boolean givesWay) {
            Lease before = kept.get(host.value());
            long turn = before == null ? 1 : before.turn() + 1;
            Lease next = new Lease(host, turn, Instant.EPOCH, givesWay, false, false, facts);
            kept.put(host.value(), next);
            return next;
        }

        @Override
        public boolean take(HostId host, long turn) {
            Lease now = kept.get(host.value());
            if (now == null || now.taken() || now.turn() != turn) {
                return false;
            }
            kept.put(host.value(), new Lease(host, turn, now.renewedAt(), now.givesWay(), true, false, now.facts()));
            return true;
        }

        @Override
        public void drain(HostId host, boolean draining) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Lease> all() {
            return List.copyOf(kept.values());
        }
    }
}
