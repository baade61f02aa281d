package io.culvert.agent.reconcile;

import io.culvert.agent.desired.Assignment;
import io.culvert.agent.desired.ConfigName;
import io.culvert.agent.desired.DesiredChild;
import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.desired.Verdict;
import io.culvert.agent.host.Host;
import io.culvert.agent.host.HostException;
import io.culvert.agent.plan.Action;
import io.culvert.agent.plan.ActualNamespace;
import io.culvert.agent.plan.Planner;
import io.culvert.agent.plan.WantedNamespace;
import io.culvert.agent.port.PreSharedKeys;
import io.culvert.agent.vici.CharonException;
import io.culvert.agent.vici.CharonListener;
import io.culvert.agent.vici.CharonUnreachableException;
import io.culvert.agent.vici.Reasons;
import io.culvert.events.report.HostReport;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.StatusReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one router's namespace as wanted, on a thread of its own: whatever happens, from wherever, is put into its inbox;
 * then it looks, plans, acts, and looks again until nothing is left to do.
 */
public final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    /** A safety net under the events, for what nobody tells. */
    private static final Duration POLL = Duration.ofSeconds(30);
    /** How often to look at a negotiation that charon goes on with by itself. */
    private static final Duration WATCH = Duration.ofSeconds(2);
    /** How long a child may be gone before its connection is called down: a rekey or a reload may be under way. */
    private static final Duration BLINK = Duration.ofMillis(200);

    private static final int MOST_ROUNDS = 20;

    private final RouterId router;
    private final Consumer<HostReport> reports;
    private final InstantSource clock;
    private final Host host;
    private final Hands hands;
    private final Attempts attempts;
    private final Told told;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Set<Action> underWay = new HashSet<>();
    private final Map<ConnectionId, Instant> goneSince = new HashMap<>();
    private final Map<ConnectionId, StatusReason> lost = new HashMap<>();
    /** The last reason that charon's log gave, by IKE connection. */
    private final Map<String, StatusReason> heard = new HashMap<>();

    /** Counts the charons listened to; what an earlier one still says is of no interest. */
    private final AtomicLong listening = new AtomicLong();

    private final Thread thread;

    private Optional<Assignment> assignment = Optional.empty();
    private boolean ended;
    private int troubles;
    private volatile Optional<String> trouble = Optional.empty();

    public Reconciler(
            RouterId router,
            HostId hostId,
            Host host,
            PreSharedKeys keys,
            Consumer<HostReport> reports,
            InstantSource clock,
            RandomGenerator random) {
        this.router = router;
        this.reports = reports;
        this.clock = clock;
        this.host = host;
        this.hands = new Hands(router, host, keys, this::listener);
        this.attempts = new Attempts(random);
        this.told = new Told(hostId);
        this.thread = Thread.ofVirtual().name("culvert-" + router).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Takes up what is wanted from now on; empty if the router is not ours any more. */
    public void want(Optional<Assignment> wanted) {
        inbox.add(() -> {
            assignment = wanted;
            wanted.ifPresent(some -> told.remember(some.told()));
        });
    }

    /** Tells everything once more, since what was told may not have counted. */
    public void tellAgain() {
        inbox.add(told::forget);
    }

    /** Looks again, because something may have changed. */
    public void look() {
        inbox.add(() -> {});
    }

    /** What keeps it from its work at the moment; empty if nothing does. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** The version of its charon; empty while none runs. */
    public Optional<String> charonVersion() {
        return hands.charonVersion();
    }

    private void run() {
        try {
            Duration patience = POLL;
            while (!ended) {
                Runnable first = inbox.poll(Math.max(patience.toMillis(), 1), TimeUnit.MILLISECONDS);
                if (first != null) {
                    first.run();
                    drain();
                }
                patience = ended ? patience : attended();
            }
        } catch (InterruptedException e) {
            LOG.debug("{}: interrupted", router);
        } finally {
            hands.letGo();
        }
    }

    private void drain() {
        for (Runnable next = inbox.poll(); next != null; next = inbox.poll()) {
            next.run();
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
        return Duration.ofMillis(Math.min(POLL.toMillis(), 250L << Math.min(troubles - 1, 7)));
    }

    private Duration reconcile() throws InterruptedException {
        ActualNamespace actual = hands.observe();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            WantedNamespace wanted = wanted();
            attempts.keepOnly(action -> isWanted(action, wanted));
            tell(actual);
            List<Action> plan = Planner.plan(wanted, actual).stream()
                    .filter(action -> !underWay.contains(action) && attempts.mayTry(action, clock.instant()))
                    .toList();
            carryOut(plan);
            if (plan.stream().allMatch(Action.Initiate.class::isInstance)) {
                return patience(actual);
            }
            drain();
            actual = hands.observe();
        }
        throw new IllegalStateException("no rest after " + MOST_ROUNDS + " plans for router " + router);
    }

    private WantedNamespace wanted() {
        return assignment
                .map(Assignment::namespace)
                .map(namespace -> new WantedNamespace(
                        namespace.ikes().stream()
                                .flatMap(ike -> rendered(ike).stream())
                                .toList(),
                        namespace.pairs()))
                .orElse(WantedNamespace.NOTHING);
    }

    /** Empty, and a failed attempt, if a value does not fit into a file. */
    private Optional<WantedNamespace.WantedIke> rendered(DesiredIke ike) {
        Action render = new Action.LoadConnection(ike.name(), "");
        try {
            WantedNamespace.WantedIke rendered = Rendering.of(ike);
            attempts.succeeded(render);
            return Optional.of(rendered);
        } catch (IllegalArgumentException e) {
            attempts.failed(render, Failures.verdict(render, e), clock.instant());
            return Optional.empty();
        }
    }

    private void carryOut(List<Action> plan) throws InterruptedException {
        for (Action action : plan) {
            if (action instanceof Action.Initiate initiate) {
                begin(initiate);
                continue;
            }
            try {
                hands.execute(action, assignment.map(Assignment::namespace));
                attempts.succeeded(action);
            } catch (CharonUnreachableException e) {
                throw e;
            } catch (RuntimeException e) {
                failed(action, e);
                if (action instanceof Action.StartCharon || action instanceof Action.ApplyGuard) {
                    return;
                }
            }
        }
    }

    /** Negotiating takes as long as the peer takes, and must not keep the neighbours waiting. */
    private void begin(Action.Initiate initiate) {
        underWay.add(initiate);
        Thread.ofVirtual().name("culvert-initiate-" + initiate.child()).start(() -> {
            Runnable outcome;
            try {
                hands.initiate(initiate);
                outcome = () -> {
                    attempts.succeeded(initiate);
                    LOG.info("{} at version {}: {}", router, version(), Hands.told(initiate));
                };
            } catch (CharonUnreachableException e) {
                outcome = () -> LOG.warn("{}: {}: {}", router, initiate.child(), e.getMessage());
            } catch (RuntimeException e) {
                outcome = () -> failed(initiate, e);
            }
            Runnable told = outcome;
            inbox.add(() -> {
                underWay.remove(initiate);
                told.run();
            });
        });
    }

    private void failed(Action action, RuntimeException failure) {
        Verdict verdict = Failures.verdict(action, failure);
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

    private static boolean isWanted(Action action, WantedNamespace wanted) {
        return switch (action) {
            case Action.LoadConnection load ->
                load.file().isEmpty()
                        || wanted.ikes().stream()
                                .anyMatch(ike -> ike.name().equals(load.name())
                                        && ike.file().equals(load.file()));
            case Action.LoadSharedKey key ->
                wanted.ikes().stream().anyMatch(ike -> Planner.keyId(ike.ike()).equals(key.id()));
            case Action.Initiate initiate ->
                wanted.ikes().stream()
                        .anyMatch(ike -> ike.file().equals(initiate.file())
                                && ike.ike().children().stream()
                                        .anyMatch(child -> ConfigName.of(child).equals(initiate.child())));
            default -> true;
        };
    }

    private void tell(ActualNamespace actual) {
        if (assignment.isEmpty()) {
            return;
        }
        Assignment now = assignment.get();
        Sight sight = Sight.of(actual);
        attempts.keepOnly(action ->
                !(action instanceof Action.Initiate initiate && sight.children().contains(initiate.child())));
        Set<ConnectionId> blinking = blinking(now, sight);
        Map<ConnectionId, Verdict> verdicts = new HashMap<>(StatusRule.verdicts(now, sight, attempts, lost));
        verdicts.keySet().removeAll(blinking);
        told.news(now, verdicts, behind(now, sight), clock.instant()).forEach(reports);
    }

    /** The connections that carried traffic a moment ago and no longer do; after that moment they are lost. */
    private Set<ConnectionId> blinking(Assignment now, Sight sight) {
        lost.keySet().removeAll(sight.carrying());
        goneSince.keySet().removeAll(sight.carrying());
        Set<ConnectionId> blinking = new HashSet<>();
        for (DesiredIke ike : now.namespace().ikes()) {
            for (DesiredChild child : ike.children()) {
                ConnectionId id = child.connectionId();
                if (sight.namespaceThere()
                        && !sight.carrying().contains(id)
                        && told.wasActive(id)
                        && !lost.containsKey(id)) {
                    Instant since = goneSince.computeIfAbsent(id, any -> clock.instant());
                    if (clock.instant().isBefore(since.plus(BLINK))) {
                        blinking.add(id);
                    } else {
                        lost.put(
                                id,
                                heard.getOrDefault(
                                        ike.name(),
                                        new StatusReason(ReasonCode.PEER_CLOSED, "the peer closed the tunnel")));
                    }
                }
            }
        }
        return blinking;
    }

    /** Those that still carry traffic as it was wanted before. */
    private static Set<ConnectionId> behind(Assignment now, Sight sight) {
        Set<ConnectionId> behind = new HashSet<>();
        for (DesiredIke ike : now.namespace().ikes()) {
            for (DesiredChild child : ike.children()) {
                if (sight.carrying().contains(child.connectionId())
                        && !sight.children().contains(ConfigName.of(child))) {
                    behind.add(child.connectionId());
                }
            }
        }
        return behind;
    }

    private Duration patience(ActualNamespace actual) {
        Instant now = clock.instant();
        Instant next = now.plus(isNegotiating(actual) ? WATCH : POLL);
        Optional<Instant> retry = attempts.nextRetry();
        if (retry.isPresent() && retry.get().isBefore(next)) {
            next = retry.get();
        }
        for (Map.Entry<ConnectionId, Instant> gone : goneSince.entrySet()) {
            Instant end = gone.getValue().plus(BLINK);
            if (!lost.containsKey(gone.getKey()) && end.isBefore(next)) {
                next = end;
            }
        }
        // Never in a tight circle, even if a retry that is due is not in the plan at the moment.
        Duration least = Duration.ofMillis(50);
        Duration until = Duration.between(now, next);
        return until.compareTo(least) < 0 ? least : until;
    }

    private static boolean isNegotiating(ActualNamespace actual) {
        return actual instanceof ActualNamespace.Running running
                && running.sas().stream().anyMatch(sa -> sa.state().equals("CONNECTING"));
    }

    /** Charon is gone, and what it carried with it; told at once, before it is started again. */
    private void died(String how) {
        hands.letGo();
        StatusReason reason = new StatusReason(ReasonCode.DAEMON_DIED, how);
        assignment.ifPresent(now -> {
            now.namespace().ikes().stream()
                    .flatMap(ike -> ike.children().stream())
                    .map(DesiredChild::connectionId)
                    .filter(told::wasActive)
                    .forEach(id -> lost.put(id, reason));
            if (host.namespaceExists(router)) {
                tell(new ActualNamespace.Idle(Optional.empty(), true));
            }
        });
    }

    private CharonListener listener() {
        long me = listening.incrementAndGet();
        return new CharonListener() {
            @Override
            public void childUpDown(String ike, String child, boolean up) {
                hear(() -> {
                    if (up) {
                        heard.remove(ike);
                    }
                });
            }

            @Override
            public void ikeUpDown(String ike, boolean up) {
                hear(() -> {});
            }

            @Override
            public void logLine(String ike, String line) {
                Reasons.of(line).ifPresent(reason -> hear(() -> heard.put(ike, reason)));
            }

            @Override
            public void daemonDied() {
                hear(() -> {
                    LOG.error("{}: charon died", router);
                    died("charon ended unexpectedly");
                });
            }

            private void hear(Runnable what) {
                inbox.add(() -> {
                    if (listening.get() == me) {
                        what.run();
                    }
                });
            }
        };
    }

    /** Leaves the namespace as it is: charon and its tunnels go on. */
    public void close() throws InterruptedException {
        inbox.add(() -> ended = true);
        if (!thread.join(Duration.ofSeconds(2))) {
            thread.interrupt();
        }
    }
}
