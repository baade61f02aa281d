package io.culvert.agent.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.lease.HostFacts;
import io.culvert.events.lease.LeaseTerms;
import io.culvert.events.value.DataPlane;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseKeeperTest implements LeaseOffice, Holdings {
    private static final LeaseTerms GIVES_WAY = new LeaseTerms(10, true);

    @TempDir
    private Path dir;

    private final List<String> done = new ArrayList<>();
    private final FakeClock clock = new FakeClock();
    private Optional<LeaseTerms> terms = Optional.of(GIVES_WAY);
    private boolean away;
    private long position;
    private long known;
    private LeaseKeeper keeper = keeper(Path.of("."));

    @BeforeEach
    void begin() {
        keeper = keeper(dir);
    }

    @Test
    void carriesForTheTimeOfTheLeaseAndNoLonger() {
        assertThat(keeper.renewed()).isTrue();
        away = true;
        clock.now = 9_999;
        assertThat(keeper.renewed()).isFalse();
        keeper.look();
        assertThat(done).isEmpty();
        clock.now = 10_000;
        keeper.look();
        keeper.look();
        assertThat(done).containsExactly("let go");
        assertThat(keeper.trouble()).contains("lease: away");
    }

    @Test
    void theTimeCountsFromWhenItAsked() {
        clock.passesWhileAsking = 4_000;
        assertThat(keeper.renewed()).isTrue();
        clock.now = 10_000;
        keeper.look();
        assertThat(done).containsExactly("let go");
    }

    @Test
    void goesOnWhenItHoldsALeaseAgain() {
        losesItsLease();
        assertThat(keeper.renewed()).isTrue();
        assertThat(keeper.renewed()).isTrue();
        assertThat(done).containsExactly("let go", "go on");
        assertThat(keeper.trouble()).isEmpty();
    }

    /** What was decided over the lease that was taken comes into the log a moment after the next was given, at the latest. */
    @Test
    void doesNotGoOnBeforeItKnowsWhatWasDecidedMeanwhile() {
        losesItsLease();
        position = 7;
        known = 7;
        keeper.renewed();
        keeper.look();
        assertThat(done).containsExactly("let go");
        position = 8;
        keeper.renewed();
        keeper.look();
        assertThat(done).containsExactly("let go");
        assertThat(keeper.trouble())
                .contains(
                        "lease: held again, but what was decided meanwhile is not known yet, up to position 8 of the log");
        known = 8;
        keeper.look();
        assertThat(done).containsExactly("let go", "go on");
    }

    @Test
    void doesNotGoOnUnderALeaseThatIsOverAgain() {
        losesItsLease();
        position = 7;
        keeper.renewed();
        keeper.renewed();
        clock.now = 30_000;
        known = 7;
        keeper.look();
        assertThat(done).containsExactly("let go");
    }

    @Test
    void letsGoOfEverythingBeforeItBeginsAnew() {
        keeper.renewed();
        terms = Optional.empty();
        assertThat(keeper.renewed()).isTrue();
        assertThat(done).containsExactly("let go", "begin");
        terms = Optional.of(GIVES_WAY);
        assertThat(keeper.renewed()).isTrue();
        assertThat(done).containsExactly("let go", "begin", "go on");
    }

    @Test
    void holdsOnForEverWhereNobodyWouldGetWhatItCarries() {
        terms = Optional.of(new LeaseTerms(10, false));
        keeper.renewed();
        away = true;
        clock.now = 1_000_000;
        keeper.look();
        assertThat(done).isEmpty();
    }

    @Test
    void knowsItsLeaseAfterARestartButNotAfterOneOfTheMachine() {
        keeper.renewed();
        clock.now = 10_000;
        LeaseKeeper again = keeper(dir);
        again.look();
        assertThat(done).containsExactly("let go");
        clock.boot = "another";
        keeper(dir).look();
        assertThat(done).containsExactly("let go");
    }

    private void losesItsLease() {
        keeper.renewed();
        clock.now = 20_000;
        keeper.look();
    }

    private LeaseKeeper keeper(Path directory) {
        return new LeaseKeeper(
                this, new LeaseFile(directory), clock, () -> new HostFacts(DataPlane.USERSPACE, "5.9.8"), this);
    }

    @Override
    public Optional<Grant> renew(HostFacts facts) {
        if (away) {
            throw new LeaseUnavailableException("away", null);
        }
        clock.now += clock.passesWhileAsking;
        return terms.map(given -> new Grant(given, position));
    }

    @Override
    public Grant begin(HostFacts facts) {
        done.add("begin");
        return new Grant(GIVES_WAY, position);
    }

    @Override
    public void letGo() {
        done.add("let go");
    }

    @Override
    public boolean knows(long upTo) {
        return known >= upTo;
    }

    @Override
    public void goOn() {
        done.add("go on");
    }

    private static final class FakeClock extends BootClock {
        long now;
        long passesWhileAsking;
        String boot = "this";

        @Override
        long millis() {
            return now;
        }

        @Override
        String boot() {
            return boot;
        }
    }
}
