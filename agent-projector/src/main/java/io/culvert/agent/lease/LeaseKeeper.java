package io.culvert.agent.lease;

import io.culvert.agent.identity.HostIdentity;
import io.culvert.events.lease.HostFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews this host's lease, and has it let go of everything when the lease is over or was taken: another host may carry its
 * routers from a moment after that. It looks at the clock on a thread that waits for nobody.
 */
public final class LeaseKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final LeaseOffice office;
    private final LeaseFile file;
    private final BootClock clock;
    private final Supplier<HostFacts> facts;
    private final Holdings holdings;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread renewing = Thread.ofVirtual().name("culvert-lease").unstarted(this::renewAgainAndAgain);
    private final Thread watching =
            Thread.ofPlatform().daemon().name("culvert-fence").unstarted(this::watch);

    private volatile Lease lease;
    private volatile Optional<String> trouble = Optional.empty();
    private volatile boolean carries = true;
    /** Whether a lease was given since everything was let go. */
    private boolean isGiven;
    /** What is to be known before anything is carried again. */
    private Optional<Long> decisive = Optional.empty();

    /**
     * @param directory where it remembers the lease
     * @param facts told with each renewal
     */
    public LeaseKeeper(HostIdentity identity, Path directory, Supplier<HostFacts> facts, Holdings holdings) {
        this(new CommandServiceOffice(identity), new LeaseFile(directory), new BootClock(), facts, holdings);
    }

    LeaseKeeper(LeaseOffice office, LeaseFile file, BootClock clock, Supplier<HostFacts> facts, Holdings holdings) {
        this.office = office;
        this.file = file;
        this.clock = clock;
        this.facts = facts;
        this.holdings = holdings;
        this.lease = file.read(clock.boot());
    }

    public void start() {
        watching.start();
        renewing.start();
    }

    /** What keeps it from renewing the lease; empty if nothing does. */
    public Optional<String> trouble() {
        return trouble;
    }

    private void renewAgainAndAgain() {
        try {
            Duration pause = AGAIN;
            while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = renewed() && carries ? lease.pace() : AGAIN;
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted");
        }
    }

    /** False if it is to be tried again soon. */
    boolean renewed() {
        long asked = clock.millis();
        try {
            Optional<Grant> grant = office.renew(facts.get());
            if (grant.isEmpty()) {
                letGo("the lease was taken");
                asked = clock.millis();
                grant = Optional.of(office.begin(facts.get()));
            }
            hold(grant.get(), asked);
            return true;
        } catch (RuntimeException e) {
            Optional<String> news = Optional.of("lease: " + e.getMessage());
            if (!trouble.equals(news)) {
                LOG.warn("the lease is not renewed: {}", e.getMessage());
            }
            trouble = news;
            return false;
        }
    }

    private synchronized void hold(Grant grant, long asked) {
        lease = Lease.of(grant.terms(), asked);
        file.write(clock.boot(), lease);
        if (!carries && isGiven) {
            decisive = Optional.of(grant.position());
        }
        isGiven = true;
        goOn();
        trouble = carries ? Optional.empty() : Optional.of(waiting());
    }

    private String waiting() {
        return "lease: held again, but what was decided meanwhile is not known yet"
                + decisive.map(position -> ", up to position " + position + " of the log")
                        .orElse("");
    }

    /**
     * Not before all is known that was decided while the lease was not held: its routers may be another's. What was decided
     * then may come into the log a moment after the host has its lease again, so it is the log as of the renewal after that
     * which counts.
     */
    private synchronized void goOn() {
        if (!carries
                && lease.isHeld(clock.millis())
                && decisive.filter(holdings::knows).isPresent()) {
            carries = true;
            LOG.info("the lease is held again");
            holdings.goOn();
        }
    }

    private void watch() {
        try {
            while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted");
        }
    }

    void look() {
        if (!lease.isHeld(clock.millis())) {
            letGo("the lease is over");
        } else {
            goOn();
        }
    }

    private synchronized void letGo(String why) {
        if (carries) {
            carries = false;
            isGiven = false;
            decisive = Optional.empty();
            LOG.error("ALARM {}: every tunnel of this host is ended, since another host may have its routers", why);
            holdings.letGo();
        }
    }

    public void close() throws InterruptedException {
        closing.countDown();
        if (!renewing.join(Duration.ofSeconds(2))) {
            renewing.interrupt();
        }
        watching.join(Duration.ofSeconds(2));
    }
}
