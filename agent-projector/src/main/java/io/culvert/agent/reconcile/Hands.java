package io.culvert.agent.reconcile;

import io.culvert.agent.desired.Capability;
import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.host.Host;
import io.culvert.agent.plan.Action;
import io.culvert.agent.plan.ActualNamespace;
import io.culvert.agent.port.PreSharedKeys;
import io.culvert.agent.render.CharonAlgorithms;
import io.culvert.agent.render.ConnectionFile;
import io.culvert.agent.vici.Charon;
import io.culvert.agent.vici.CharonListener;
import io.culvert.agent.vici.CharonUnreachableException;
import io.culvert.events.value.DriftFinding;
import io.culvert.events.value.DriftKind;
import io.culvert.events.value.RouterId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sees and does what a plan needs in one namespace; used by one thread, {@link #initiate} apart. */
final class Hands {
    private static final Duration SETTLE = Duration.ofMillis(500);
    /** Charon keeps a thread for each while it looks up a peer's name, and has others to do. */
    private static final int INITIATIONS_AT_ONCE = 4;

    private final RouterId router;
    private final Host host;
    private final PreSharedKeys keys;
    /** A new one for each charon, so that what an old one still says can be told from it. */
    private final Supplier<CharonListener> listeners;

    private final InstantSource clock;
    /** Is told what somebody else changed. */
    private final Consumer<DriftFinding> drift;

    private final Guarding guard;
    private final Semaphore initiations = new Semaphore(INITIATIONS_AT_ONCE, true);
    private volatile Optional<String> charonVersion = Optional.empty();
    private volatile Capability capability;
    private volatile @Nullable CharonView view;

    Hands(
            RouterId router,
            Host host,
            PreSharedKeys keys,
            Supplier<CharonListener> listeners,
            InstantSource clock,
            Consumer<DriftFinding> drift) {
        this.router = router;
        this.host = host;
        this.keys = keys;
        this.listeners = listeners;
        this.clock = clock;
        this.drift = drift;
        this.guard = new Guarding(
                router, host, () -> drift.accept(new DriftFinding(DriftKind.GUARD_CHANGED, "the guard was changed")));
        this.capability = new Capability(host.dataPlane(), Optional.empty());
    }

    ActualNamespace observe() {
        boolean there = host.namespaceExists(router);
        if (!there) {
            guard.forget();
            return new ActualNamespace.Missing(host.hasCharonHome(router));
        }
        guard.look();
        if (view == null) {
            hold(host.attachCharon(router, listeners.get()).orElse(null));
        }
        CharonView running = view;
        return running == null
                ? new ActualNamespace.Idle(guard.known(), host.hasCharonHome(router))
                : running.seen(guard.known());
    }

    Guarding guard() {
        return guard;
    }

    /** Takes nothing for known at the next look. */
    void lookAgain() {
        guard.lookAgain();
        Optional.ofNullable(view).ifPresent(CharonView::lookAgain);
    }

    /** The same where half of something may have happened: what is found different is nobody's doing. */
    void doubt() {
        guard.lookAgain();
        Optional.ofNullable(view).ifPresent(CharonView::doubt);
    }

    /** Takes no SA for known at the next look. */
    void lookAtSas() {
        Optional.ofNullable(view).ifPresent(CharonView::lookAtSas);
    }

    /** Takes no SA of that connection for known at the next look. */
    void lookAtSas(String connection) {
        Optional.ofNullable(view).ifPresent(known -> known.lookAtSas(connection));
    }

    /** Takes in that a child has gone; true if it was the last of its name that the last look found. */
    boolean wasTheLast(String ike, String child) {
        CharonView running = view;
        return running != null && running.wasTheLast(ike, child);
    }

    /** Begins to fetch the keys that a plan loads. */
    KeysOnTheWay fetch(List<Action> plan, Optional<DesiredNamespace> wanted) {
        return new KeysOnTheWay(keys, plan, wanted);
    }

    void execute(Action action, KeysOnTheWay coming) throws InterruptedException {
        try {
            perform(action, coming);
            Optional.ofNullable(view).ifPresent(known -> known.did(action));
        } catch (RuntimeException e) {
            doubt();
            throw e;
        }
    }

    private void perform(Action action, KeysOnTheWay coming) throws InterruptedException {
        switch (action) {
            case Action.StartCharon() -> hold(host.startCharon(router, listeners.get()));
            case Action.StopCharon() -> stop();
            case Action.ApplyGuard(List<TrafficPair> pairs) -> apply(guard.begin(pairs));
            case Action.LoadKey load -> load(load, coming);
            case Action.UnloadSharedKey(String id) -> charon().unloadSharedKey(id);
            case Action.UnloadPrivateKey(String id) -> charon().unloadPrivateKey(id);
            case Action.LoadConnection(String name, String file) -> {
                // The file says what is loaded, so it comes after: the other order would hide a load that did not
                // happen.
                charon().loadConnection(ConnectionFile.parse(file));
                host.writeConnectionFile(router, name, file);
            }
            case Action.UnloadConnection(String name) -> {
                charon().unloadConnection(name);
                host.removeConnectionFile(router, name);
            }
            case Action.Initiate initiate -> initiate(initiate);
            case Action.Settle() -> Thread.sleep(SETTLE);
            case Action.TerminateIke(long id, String name) -> charon().terminateIke(id);
            case Action.TerminateChild(long id, String ike, String name) -> charon().terminateChild(id);
        }
    }

    /** Returns when charon has begun; may be called from any thread. */
    void initiate(Action.Initiate initiate) throws InterruptedException {
        initiations.acquire();
        try {
            charon().initiate(initiate.ike(), initiate.child());
        } finally {
            initiations.release();
        }
    }

    private void hold(@Nullable Charon running) {
        view = running == null ? null : new CharonView(running, host, router, clock, drift);
        charonVersion = Optional.ofNullable(running).map(Charon::version);
        if (running != null) {
            capability = new Capability(host.dataPlane(), CharonAlgorithms.of(running.algorithms()));
        }
    }

    /** What the host can do, as far as it is known; what the last charon had, the next one is taken to have. */
    Capability capability() {
        return capability;
    }

    boolean holdsCharon() {
        return view != null;
    }

    Optional<String> charonVersion() {
        return charonVersion;
    }

    private Charon charon() {
        CharonView running = view;
        if (running == null) {
            throw new CharonUnreachableException("no charon runs for router " + router, null);
        }
        return running.charon();
    }

    private void stop() {
        letGo();
        host.stopCharon(router);
    }

    private void apply(Supplier<Guarding.Change> change) {
        try {
            guard.changed(change.get());
        } catch (RuntimeException e) {
            guard.failed();
            throw e;
        }
    }

    private void load(Action.LoadKey load, KeysOnTheWay coming) throws InterruptedException {
        byte[] key = coming.take(load);
        try {
            switch (load) {
                case Action.LoadSharedKey shared -> charon().loadSharedKey(shared.id(), key, shared.owners());
                case Action.LoadPrivateKey own -> charon().loadPrivateKey(own.id(), key);
            }
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Closes the sockets; charon and its tunnels go on. */
    void letGo() {
        CharonView running = view;
        hold(null);
        if (running != null) {
            running.charon().close();
        }
    }

    static String told(Action action) {
        return switch (action) {
            case Action.StartCharon() -> "charon started";
            case Action.StopCharon() -> "charon stopped";
            case Action.ApplyGuard(List<TrafficPair> pairs) ->
                "guard of " + pairs.size() + " pairs of networks applied";
            case Action.LoadSharedKey load -> "shared key " + load.id() + " loaded";
            case Action.UnloadSharedKey(String id) -> "shared key " + id + " unloaded";
            case Action.LoadPrivateKey load -> "private key " + load.id() + " loaded";
            case Action.UnloadPrivateKey(String id) -> "private key " + id + " unloaded";
            case Action.LoadConnection load -> "connection " + load.name() + " loaded";
            case Action.UnloadConnection(String name) -> "connection " + name + " unloaded";
            case Action.Initiate initiate -> "child " + initiate.child() + " initiated";
            case Action.Settle() -> "settled";
            case Action.TerminateIke(long id, String name) -> "IKE_SA " + id + " of " + name + " terminated";
            case Action.TerminateChild(long id, String ike, String name) ->
                "CHILD_SA " + id + " of " + name + " terminated";
        };
    }
}
