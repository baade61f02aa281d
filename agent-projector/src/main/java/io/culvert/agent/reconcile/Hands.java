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
import io.culvert.events.value.RouterId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees and does what a plan needs in one namespace; used by one thread, {@link #initiate} apart. */
final class Hands {
    private static final Logger LOG = LoggerFactory.getLogger(Hands.class);
    private static final Duration SETTLE = Duration.ofMillis(500);
    /** Charon keeps a thread for each while it looks up a peer's name, and has others to do. */
    private static final int INITIATIONS_AT_ONCE = 4;

    private final RouterId router;
    private final Host host;
    private final PreSharedKeys keys;
    /** A new one for each charon, so that what an old one still says can be told from it. */
    private final Supplier<CharonListener> listeners;

    private final Semaphore initiations = new Semaphore(INITIATIONS_AT_ONCE, true);
    private volatile Optional<String> charonVersion = Optional.empty();
    private volatile Capability capability;
    private volatile @Nullable CharonView view;
    private Optional<List<TrafficPair>> guard = Optional.empty();
    /** What there was of the guard when it was made anew; empty once it was changed. */
    private Optional<String> guardState = Optional.empty();

    private boolean guardIsStale;

    Hands(RouterId router, Host host, PreSharedKeys keys, Supplier<CharonListener> listeners) {
        this.router = router;
        this.host = host;
        this.keys = keys;
        this.listeners = listeners;
        this.capability = new Capability(host.dataPlane(), Optional.empty());
    }

    ActualNamespace observe() {
        boolean there = host.namespaceExists(router);
        if (!there) {
            guard = Optional.empty();
            return new ActualNamespace.Missing(host.charonHomes().contains(router));
        }
        lookAtGuard();
        if (view == null) {
            hold(host.attachCharon(router, listeners.get()).orElse(null));
        }
        CharonView running = view;
        return running == null
                ? new ActualNamespace.Idle(guard, host.charonHomes().contains(router))
                : running.seen(guard);
    }

    private void lookAtGuard() {
        if (!guardIsStale || guard.isEmpty()) {
            return;
        }
        guardIsStale = false;
        if (guardState.isEmpty()) {
            // Changed bit by bit since: whether the rest of it was still there, nobody has seen.
            guard = Optional.empty();
        } else if (!guardState.get().equals(host.guardState(router))) {
            LOG.warn("{}: somebody changed the guard; it is made anew", router);
            guard = Optional.empty();
        }
    }

    /** Takes nothing for known at the next look. */
    void lookAgain() {
        guardIsStale = true;
        Optional.ofNullable(view).ifPresent(CharonView::lookAgain);
    }

    /** Takes no SA for known at the next look. */
    void lookAtSas() {
        Optional.ofNullable(view).ifPresent(CharonView::lookAtSas);
    }

    /** Takes no SA of that connection for known at the next look. */
    void lookAtSas(String connection) {
        Optional.ofNullable(view).ifPresent(known -> known.lookAtSas(connection));
    }

    /** Begins to fetch the keys that a plan loads. */
    KeysOnTheWay fetch(List<Action> plan, Optional<DesiredNamespace> wanted) {
        return new KeysOnTheWay(keys, plan, wanted);
    }

    /** @param version of what is wanted, for whoever reads the log */
    void execute(Action action, KeysOnTheWay coming, long version) throws InterruptedException {
        try {
            perform(action, coming);
            Optional.ofNullable(view).ifPresent(known -> known.did(action));
        } catch (RuntimeException e) {
            // Half of it may have happened.
            lookAgain();
            throw e;
        }
        LOG.info("{} at version {}: {}", router, version, told(action));
    }

    private void perform(Action action, KeysOnTheWay coming) throws InterruptedException {
        switch (action) {
            case Action.StartCharon() -> hold(host.startCharon(router, listeners.get()));
            case Action.StopCharon() -> stop();
            case Action.ApplyGuard(List<TrafficPair> pairs) -> apply(pairs);
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
        view = running == null ? null : new CharonView(running, host, router);
        charonVersion = Optional.ofNullable(running).map(Charon::version);
        if (running != null) {
            capability = new Capability(host.dataPlane(), CharonAlgorithms.of(running.algorithms()));
        }
    }

    /** What the host can do, as far as it is known; what the last charon had, the next one is taken to have. */
    Capability capability() {
        return capability;
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

    private void apply(List<TrafficPair> pairs) {
        host.applyGuard(router, guard, pairs);
        Set<TrafficPair> known =
                guard.orElse(List.of()).stream().map(TrafficPair::ofAnySize).collect(Collectors.toSet());
        List<TrafficPair> changed =
                pairs.stream().filter(pair -> !known.contains(pair.ofAnySize())).toList();
        if (!changed.isEmpty()) {
            host.forgetFlows(router, changed);
        }
        guardState = guard.isPresent() ? Optional.empty() : Optional.of(host.guardState(router));
        guard = Optional.of(pairs);
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
