package io.culvert.agent.reconcile;

import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.host.Host;
import io.culvert.agent.plan.Action;
import io.culvert.agent.plan.ActualNamespace;
import io.culvert.agent.port.PreSharedKeys;
import io.culvert.agent.render.ConnectionFile;
import io.culvert.agent.vici.Charon;
import io.culvert.agent.vici.CharonListener;
import io.culvert.agent.vici.CharonUnreachableException;
import io.culvert.events.value.RouterId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees and does what a plan needs in one namespace; used by one thread, {@link #initiate} apart. */
final class Hands {
    private static final Logger LOG = LoggerFactory.getLogger(Hands.class);
    private static final Duration SETTLE = Duration.ofMillis(500);
    private static final Duration INITIATE = Duration.ofSeconds(8);

    private final RouterId router;
    private final Host host;
    private final PreSharedKeys keys;
    /** A new one for each charon, so that what an old one still says can be told from it. */
    private final Supplier<CharonListener> listeners;

    private volatile @Nullable Charon charon;
    private volatile Optional<String> charonVersion = Optional.empty();
    private Optional<List<TrafficPair>> guard = Optional.empty();

    Hands(RouterId router, Host host, PreSharedKeys keys, Supplier<CharonListener> listeners) {
        this.router = router;
        this.host = host;
        this.keys = keys;
        this.listeners = listeners;
    }

    ActualNamespace observe() {
        boolean there = host.namespaceExists(router);
        if (!there) {
            guard = Optional.empty();
            return new ActualNamespace.Missing(host.charonHomes().contains(router));
        }
        Charon running = charon;
        if (running == null) {
            running = host.attachCharon(router, listeners.get()).orElse(null);
            hold(running);
        }
        if (running == null) {
            return new ActualNamespace.Idle(guard, host.charonHomes().contains(router));
        }
        return new ActualNamespace.Running(
                guard, host.connectionFiles(router), running.connections(), running.sharedKeys(), running.ikeSas());
    }

    /** @param wanted empty if nothing is any more */
    void execute(Action action, Optional<DesiredNamespace> wanted) throws InterruptedException {
        switch (action) {
            case Action.StartCharon() -> hold(host.startCharon(router, listeners.get()));
            case Action.StopCharon() -> stop();
            case Action.ApplyGuard(List<TrafficPair> pairs) -> apply(pairs);
            case Action.LoadSharedKey load -> load(load, wanted.orElseThrow());
            case Action.UnloadSharedKey(String id) -> charon().unloadSharedKey(id);
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
            case Action.TerminateChild(long id, String name) -> charon().terminateChild(id);
        }
        long version = wanted.map(DesiredNamespace::intentVersion).orElse(0L);
        LOG.info("{} at version {}: {}", router, version, told(action));
    }

    /** Returns when the child is up; may be called from any thread. */
    void initiate(Action.Initiate initiate) {
        charon().initiate(initiate.ike(), initiate.child(), INITIATE);
    }

    private void hold(@Nullable Charon running) {
        charon = running;
        charonVersion = Optional.ofNullable(running).map(Charon::version);
    }

    Optional<String> charonVersion() {
        return charonVersion;
    }

    private Charon charon() {
        Charon running = charon;
        if (running == null) {
            throw new CharonUnreachableException("no charon runs for router " + router, null);
        }
        return running;
    }

    private void stop() {
        letGo();
        host.stopCharon(router);
    }

    private void apply(List<TrafficPair> pairs) {
        host.applyGuard(router, pairs);
        List<TrafficPair> changed = new ArrayList<>(pairs);
        changed.removeAll(guard.orElse(List.of()));
        if (!changed.isEmpty()) {
            host.forgetFlows(router, changed);
        }
        guard = Optional.of(pairs);
    }

    private void load(Action.LoadSharedKey load, DesiredNamespace wanted) {
        byte[] key = keys.fetch(wanted.projectId(), wanted.epoch(), load.secret());
        try {
            charon().loadSharedKey(load.id(), key, load.owners());
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Closes the sockets; charon and its tunnels go on. */
    void letGo() {
        Charon running = charon;
        hold(null);
        if (running != null) {
            running.close();
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
            case Action.LoadConnection load -> "connection " + load.name() + " loaded";
            case Action.UnloadConnection(String name) -> "connection " + name + " unloaded";
            case Action.Initiate initiate -> "child " + initiate.child() + " initiated";
            case Action.Settle() -> "settled";
            case Action.TerminateIke(long id, String name) -> "IKE_SA " + id + " of " + name + " terminated";
            case Action.TerminateChild(long id, String name) -> "CHILD_SA " + id + " of " + name + " terminated";
        };
    }
}
