package io.culvert.command.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.port.Leases.Lease;
import io.culvert.events.lease.HostFacts;
import io.culvert.events.value.DataPlane;
import io.culvert.events.value.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseWatchTest {
    private static final HostId H1 = new HostId("h1");
    private static final HostId H2 = new HostId("h2");
    private static final LeaseRules RULES = LeaseRules.of(30);

    private long nanos;
    private final LeaseWatch watch = new LeaseWatch(RULES, () -> nanos);

    @Test
    void aHostIsAliveForAsLongAsItsTurnIsNew() {
        watch.see(List.of(lease(H1, 1)));
        pass(RULES.time().minusNanos(1));
        assertThat(watch.isAlive(H1)).isTrue();
        assertThat(watch.ready()).containsExactly(H1);
        pass(Duration.ofNanos(1));
        assertThat(watch.isAlive(H1)).isFalse();
        assertThat(watch.ready()).isEmpty();
        watch.see(List.of(lease(H1, 2)));
        assertThat(watch.isAlive(H1)).isTrue();
        assertThat(watch.isAlive(H2)).isFalse();
    }

    @Test
    void lookingAgainMakesNoLeaseNewer() {
        watch.see(List.of(lease(H1, 1)));
        pass(RULES.time());
        watch.see(List.of(lease(H1, 1)));
        assertThat(watch.isAlive(H1)).isFalse();
    }

    @Test
    void aLeaseIsOverOnlyWhenTheHostHasHadTimeToLetGo() {
        watch.see(List.of(lease(H1, 1), lease(H2, 1)));
        pass(RULES.time());
        assertThat(watch.over()).isEmpty();
        watch.see(List.of(lease(H1, 1), lease(H2, 2)));
        pass(RULES.overAfter().minus(RULES.time()));
        assertThat(watch.over()).extracting(Lease::host).containsExactly(H1);
        assertThat(LeaseRules.of(3).overAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(LeaseRules.of(30).overAfter()).isEqualTo(Duration.ofSeconds(36));
    }

    @Test
    void whoIsDrainedIsAliveAndGetsNothing() {
        watch.see(List.of(new Lease(H1, 1, Instant.EPOCH, true, false, true, facts())));
        assertThat(watch.isAlive(H1)).isTrue();
        assertThat(watch.ready()).isEmpty();
        assertThat(watch.leaving()).extracting(Lease::host).containsExactly(H1);
    }

    @Test
    void whoHasLostItsLeaseLosesItsRoutersAndIsNotToldSoTwice() {
        watch.see(List.of(new Lease(H1, 1, Instant.EPOCH, true, true, false, facts())));
        assertThat(watch.isAlive(H1)).isFalse();
        assertThat(watch.leaving()).extracting(Lease::host).containsExactly(H1);
        pass(RULES.overAfter());
        assertThat(watch.over()).isEmpty();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static Lease lease(HostId host, long turn) {
        return new Lease(host, turn, Instant.EPOCH, true, false, false, facts());
    }

    private static HostFacts facts() {
        return new HostFacts(DataPlane.USERSPACE, "5.9.8");
    }
}
