package io.culvert.agent.reconcile;

import io.culvert.agent.desired.Assignment;
import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.agent.desired.Verdict;
import io.culvert.agent.host.Host;
import io.culvert.agent.host.HostException;
import io.culvert.agent.plan.Action;
import io.culvert.agent.plan.ActualNamespace;
import io.culvert.agent.plan.Planner;
import io.culvert.agent.port.PreSharedKeys;
import io.culvert.agent.vici.CharonException;
import io.culvert.agent.vici.CharonListener;
import io.culvert.agent.vici.CharonUnreachableException;
import io.culvert.agent.vici.ChildDetails;
import io.culvert.events.lease.Algorithms;
import io.culvert.events.report.HostReport;
import io.culvert.events.value.DriftKind;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.StatusReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one router's namespace as wanted, on a thread of its own: whatever happens, from wherever, is put into its inbox;
 * then it looks, plans, acts, and looks again until nothing is left to do.
 */
public final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int MOST_ROUNDS = 20;

    private final RouterId router;
    private final InstantSource clock;
    private final Host host;
    private final Hands hands;
    private final Looks looks;
    private final Attempts attempts;
    private final Telling telling;
    private final Inbox inbox = new Inbox();
    private final Initiations initiations = new Initiations();

    /** Counts the charons listened to; what an earlier one still says is of no interest. */
    private final AtomicLong listening = new AtomicLong();

    private final Consumer<ChildDetails> ends;
    private final Thread thread;

    private Optional<Assignment> assignment = Optional.empty();
    /** As far as this host can carry it out. */
    private Optional<Assignment> fitting = Optional.empty();

    private Rendered wanted = Rendered.NOTHING;
    private volatile boolean mayCarry = true;
    private boolean ended;
    private final AtomicLong wishes = new AtomicLong();
    private long heardWishes;
    /** The number of the wish after which nothing of the router was here any more. */
    private volatile long done;

    private int troubles;
    private volatile Optional<String> trouble = Optional.empty();

    /** @param ends is told of the SAs of this router that have ended, by charon's own thread */
    public Reconciler(
            RouterId router,
            HostId hostId,
            Host host,
            PreSharedKeys keys,
            Consumer<HostReport> reports,
            Consumer<ChildDetails> ends,
            InstantSource clock,
            RandomGenerator random) {
        this.router = router;
        this.clock = clock;
        this.host = host;
        this.ends = ends;
        this.telling = new Telling(hostId, reports);
        this.hands = new Hands(router, host, keys, this::listener, clock, telling.drifts()::find);
        this.looks = new Looks(hands);
        this.attempts = new Attempts(random);
        this.thread = Thread.ofVirtual().name("culvert-" + router).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Takes up what is wanted from now on; empty if the router is not ours any more. */
    public void want(Optional<Assignment> wish) {
        wishes.incrementAndGet();
        inbox.call(() -> {
            heardWishes++;
            assignment = wish;
            fitting = fitting.filter(any -> wish.isPresent());
            wish.ifPresent(some -> telling.told().remember(some.told()));
        });
    }

    /** True if the router is not ours any more, and has nothing here. */
    public boolean isDone() {
        return done == wishes.get();
    }

    /** Tells everything once more, since what was told may not have counted. */
    public void tellAgain() {
        inbox.call(telling::forget);
    }

    /** Looks whether its namespace has come or gone. */
    public void look() {
        inbox.call(() -> {});
    }

    /** Takes nothing for known any more. */
    void lookAgain() {
        inbox.call(hands::lookAgain);
    }

    /** Ends charon at once, from whatever thread, and starts none until {@link #goOn}: this host's lease is over. The guard
     * stays, so that nothing leaves in clear. */
    public void letGo() {
        mayCarry = false;
        host.stopCharon(router);
        lookAgain();
    }

    /** The host has a lease again; what was told before counts no more. */
    public void goOn() {
        mayCarry = true;
        tellAgain();
        lookAgain();
    }

    /** What keeps it from its work at the moment; empty if nothing does. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** The version of its charon; empty while none runs. */
    public Optional<String> charonVersion() {
        return hands.charonVersion();
    }

    /** The algorithms of its charon; empty until one has run. */
    public Optional<Algorithms> algorithms() {
        return hands.capability().algorithms();
    }

    private void run() {
        try {
            Duration patience = Looks.POLL;
            while (!ended) {
                inbox.await(patience);
                patience = ended ? patience : attended();
            }
        } catch (InterruptedException e) {
            LOG.debug("{}: interrupted", router);
        } finally {
            hands.letGo();
        }
    }

    /** Brings the namespace about as far as it goes now; returns how long to wait for something to happen. */
    private Duration attended() throws InterruptedException {
        try {
            Duration patience = reconcile();
            troubles = 0;
            trouble = Optional.empty();
            return patience;
        } catch (CharonException | HostException e) {
            troubles++;
            trouble = Optional.of(router + ": " + e.getMessage());
            LOG.warn("{}: {}; looking again", router, e.getMessage());
            if (e instanceof CharonUnreachableException) {
                died("charon does not answer: " + e.getMessage());
            }
        } catch (RuntimeException e) {
            troubles++;
            trouble = Optional.of(router + ": " + e);
            LOG.error("ALARM {}: stopped by a fault of this program; trying again", router, e);
        }
        hands.doubt();
        return Duration.ofMillis(Math.min(Looks.POLL.toMillis(), 250L << Math.min(troubles - 1, 7)));
    }

    private Duration reconcile() throws InterruptedException {
        looks.begin(clock.instant());
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Rendered before = wanted;
            fitting = assignment.map(hands.capability()::fit);
            wanted = fitting.map(Assignment::namespace).map(this::rendered).orElse(Rendered.NOTHING);
            // Whoever changes what is wanted again and again gives no rest.
            round = wanted.wish().equals(before.wish()) ? round : 0;
            attempts.keepOnly(wanted::needs);
            ActualNamespace actual = hands.observe();
            tell(actual);
            List<Action> difference = Planner.plan(wanted.namespace(), actual);
            tellOfDrifts(actual, difference.isEmpty());
            tellOfReadiness(actual, difference.isEmpty());
            List<Action> plan = difference.stream()
                    .filter(action -> !isUnderWay(action) && attempts.mayTry(action, clock.instant()))
                    .toList();
            carryOut(plan);
            if (plan.stream().allMatch(Action.Initiate.class::isInstance)) {
                done = assignment.isEmpty() && difference.isEmpty() ? heardWishes : -1;
                return patience(actual);
            }
            inbox.drain();
        }
        throw new IllegalStateException("no rest after " + MOST_ROUNDS + " plans for router " + router);
    }

    private boolean isUnderWay(Action action) {
        return action instanceof Action.ApplyGuard ? hands.guard().isChanging() : initiations.isUnderWay(action);
    }

    private Rendered rendered(DesiredNamespace wish) {
        return mayCarry ? wanted.next(wish) : Rendered.guardOf(wish);
    }

    private void carryOut(List<Action> plan) throws InterruptedException {
        try (KeysOnTheWay keys = hands.fetch(plan, assignment.map(Assignment::namespace))) {
            carryOut(plan, keys);
        }
    }

    private void carryOut(List<Action> plan, KeysOnTheWay keys) throws InterruptedException {
        for (Action action : plan) {
            if (action instanceof Action.Initiate initiate) {
                begin(initiate);
                continue;
            }
            if (action instanceof Action.ApplyGuard apply && hands.holdsCharon()) {
                begin(apply);
                continue;
            }
            try {
                hands.execute(action, keys);
                succeeded(action);
            } catch (CharonUnreachableException e) {
                throw e;
            } catch (RuntimeException e) {
                failed(action, Failures.verdict(action, e));
                if (action instanceof Action.StartCharon || action instanceof Action.ApplyGuard) {
                    return;
                }
            }
        }
    }

    /** Charon answers when it has begun, and must not keep the neighbours waiting until then. */
    private void begin(Action.Initiate initiate) {
        initiations.begin(initiate);
        Thread.ofVirtual().name("culvert-initiate-" + initiate.child()).start(() -> {
            try {
                hands.initiate(initiate);
                inbox.call(() -> {
                    initiations.begun(initiate, clock.instant());
                    hands.lookAtSas(initiate.ike());
                });
            } catch (RuntimeException e) {
                inbox.call(() -> {
                    initiations.end(initiate);
                    failed(initiate, Failures.verdict(initiate, e));
                });
            } catch (InterruptedException e) {
                LOG.debug("{}: interrupted", router);
            }
        });
    }

    /** The packet filter's programs take their time, and what is loaded need not wait for them; what is initiated does. */
    private void begin(Action.ApplyGuard apply) {
        Supplier<Guarding.Change> change = hands.guard().begin(apply.pairs());
        Thread.ofVirtual().name("culvert-guard-" + router).start(() -> {
            try {
                Guarding.Change done = change.get();
                inbox.call(() -> {
                    hands.guard().changed(done);
                    succeeded(apply);
                });
            } catch (RuntimeException e) {
                inbox.call(() -> {
                    hands.guard().failed();
                    failed(apply, Failures.verdict(apply, e));
                });
            }
        });
    }

    private void failed(Action action, Verdict verdict) {
        attempts.failed(action, verdict, clock.instant());
        LOG.warn(
                "{} at version {}: failed: {}: {} {}",
                router,
                version(),
                Hands.told(action),
                verdict.reason().code(),
                verdict.reason().text());
    }

    private long version() {
        return assignment.map(some -> some.namespace().intentVersion()).orElse(0L);
    }

    private void tell(ActualNamespace actual) {
        Sight sight = Sight.of(actual);
        initiations.up(sight).forEach(this::cameUp);
        initiations.overdue(clock.instant()).forEach((initiate, silence) -> failed(initiate, Failures.notUp(silence)));
        if (!isCarried()) {
            return;
        }
        attempts.keepOnly(
                action -> !(action instanceof Action.Initiate initiate && sight.has(initiate.ike(), initiate.child())));
        Obstacles obstacles = new Obstacles(attempts.failures(), wanted.unfit());
        telling.ofConnections(fitting.orElseThrow(), sight, obstacles, clock.instant());
    }

    private void succeeded(Action action) {
        attempts.succeeded(action);
        LOG.info("{} at version {}: {}", router, version(), Hands.told(action));
    }

    private void tellOfDrifts(ActualNamespace actual, boolean isAsPlanned) {
        telling.see(actual);
        boolean isAsWanted = isAsPlanned && !(actual instanceof ActualNamespace.Missing) && !actual.isNegotiating();
        fitting.filter(any -> isCarried())
                .ifPresent(some -> telling.ofDrifts(some.namespace(), isAsWanted, clock.instant()));
    }

    /** Of a connection nothing is told before it is carried here. */
    private boolean isCarried() {
        return mayCarry && fitting.filter(Assignment::isCarried).isPresent();
    }

    private void tellOfReadiness(ActualNamespace actual, boolean isAsWanted) {
        if (mayCarry && !isCarried() && fitting.isPresent()) {
            Assignment whole = assignment.orElseThrow();
            Optional<StatusReason> obstacle = Readiness.obstacle(whole, fitting.get(), actual, attempts.failures());
            telling.ofReadiness(whole.namespace(), obstacle, isAsWanted, clock.instant());
        }
    }

    private void cameUp(Action.Initiate initiate) {
        attempts.succeeded(initiate);
        LOG.info("{} at version {}: child {} is up", router, version(), initiate.child());
    }

    private Duration patience(ActualNamespace actual) {
        Instant now = clock.instant();
        Instant next = Stream.of(
                        Optional.of(looks.next(actual, now)),
                        attempts.nextRetry(),
                        initiations.nextOverdue(),
                        telling.losses().nextLoss())
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElseThrow();
        // Never in a tight circle, even if a retry that is due is not in the plan at the moment.
        Duration least = Duration.ofMillis(50);
        Duration until = Duration.between(now, next);
        return until.compareTo(least) < 0 ? least : until;
    }

    /** Charon is gone, and what it carried with it; told at once, before it is started again. */
    private void died(String how) {
        hands.letGo();
        initiations.forget();
        if (mayCarry) {
            telling.drifts().find(DriftKind.DAEMON_DIED, how);
        }
        fitting.ifPresent(now -> {
            telling.allLost(now.namespace(), new StatusReason(ReasonCode.DAEMON_DIED, how));
            if (host.namespaceExists(router)) {
                tell(new ActualNamespace.Idle(Optional.empty(), true));
            }
        });
    }

    private CharonListener listener() {
        long me = listening.incrementAndGet();
        return new Ear(inbox, () -> listening.get() == me, new Heard(), ends);
    }

    private final class Heard implements Ear.Listener {
        @Override
        public void changed(String ike) {
            hands.lookAtSas(ike);
        }

        @Override
        public void childIsUp(String ike) {
            telling.losses().childIsUp(ike);
        }

        @Override
        public void childIsDown(String ike, String child) {
            boolean wasTheLast = hands.wasTheLast(ike, child);
            if (wasTheLast
                    && wanted.has(ike, child)
                    && telling.losses().heard(ike, clock.instant()).isEmpty()) {
                telling.drifts()
                        .find(DriftKind.SA_TERMINATED, "child " + child + " of " + ike + " was closed on this host");
            }
        }

        @Override
        public void said(String ike, String line, Optional<StatusReason> reason) {
            initiations.hear(ike, line);
            reason.ifPresent(why -> heard(ike, why));
        }

        @Override
        public void died() {
            LOG.error("{}: charon died", router);
            Reconciler.this.died("charon ended unexpectedly");
        }
    }

    private void heard(String ike, StatusReason reason) {
        telling.losses().hear(ike, reason, clock.instant());
        List<Action.Initiate> refused = initiations.hear(ike, reason);
        refused.forEach(initiate -> failed(initiate, Failures.notUp(reason)));
        if (!refused.isEmpty()) {
            inbox.call(() -> hands.lookAtSas(ike));
        }
    }

    /** Does nothing more, soon. */
    public void end() {
        inbox.call(() -> ended = true);
    }

    /** Leaves the namespace as it is: charon and its tunnels go on. */
    public void close() throws InterruptedException {
        end();
        if (!thread.join(Duration.ofSeconds(2))) {
            thread.interrupt();
        }
    }
}
