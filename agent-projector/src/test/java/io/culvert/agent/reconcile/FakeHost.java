package io.culvert.agent.reconcile;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.host.Host;
import io.culvert.agent.host.HostException;
import io.culvert.agent.host.NamespaceWatch;
import io.culvert.agent.vici.Charon;
import io.culvert.agent.vici.CharonListener;
import io.culvert.agent.vici.IkeDetails;
import io.culvert.events.value.DataPlane;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.RouterId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A host with one router, of which a test may take away what it likes. */
final class FakeHost implements Host {
    volatile boolean namespace = true;
    volatile @Nullable FakeCharon running;
    volatile FakeCharon next = new FakeCharon();
    volatile int starts;
    final AtomicInteger guards = new AtomicInteger();
    volatile String guard = "";
    final Map<String, String> files = new ConcurrentHashMap<>();

    @Override
    public DataPlane dataPlane() {
        return DataPlane.USERSPACE;
    }

    @Override
    public boolean namespaceExists(RouterId router) {
        return namespace;
    }

    @Override
    public NamespaceWatch watchNamespaces(Runnable onChange) {
        return () -> {};
    }

    @Override
    public Set<RouterId> charonHomes() {
        return Set.of();
    }

    @Override
    public boolean hasCharonHome(RouterId router) {
        return false;
    }

    @Override
    public Optional<Charon> attachCharon(RouterId router, CharonListener listener) {
        FakeCharon charon = running;
        if (charon == null) {
            return Optional.empty();
        }
        charon.listener = listener;
        return Optional.of(charon);
    }

    @Override
    public synchronized Charon startCharon(RouterId router, CharonListener listener) {
        starts++;
        FakeCharon charon = next;
        charon.listener = listener;
        running = charon;
        next = new FakeCharon();
        return charon;
    }

    /** As kill -9 does. */
    void killCharon() {
        FakeCharon charon = running;
        running = null;
        if (charon != null && charon.listener != null) {
            charon.listener.daemonDied();
        }
    }

    @Override
    public List<IkeDetails> sas(RouterId router, Instant now) {
        return List.of();
    }

    @Override
    public void stopCharon(RouterId router) {
        running = null;
        files.clear();
    }

    @Override
    public Map<String, String> connectionFiles(RouterId router) {
        return Map.copyOf(files);
    }

    @Override
    public void writeConnectionFile(RouterId router, String name, String text) {
        files.put(name, text);
    }

    @Override
    public void removeConnectionFile(RouterId router, String name) {
        files.remove(name);
    }

    @Override
    public void applyGuard(RouterId router, Optional<List<TrafficPair>> before, List<TrafficPair> pairs) {
        guards.incrementAndGet();
        guard = pairs.toString();
    }

    @Override
    public String guardState(RouterId router, List<TrafficPair> pairs) {
        return guard;
    }

    @Override
    public List<IpAddress> addressesOf(String name) {
        throw new HostException("there is no '" + name + "'", null);
    }

    @Override
    public void forgetFlows(RouterId router, List<TrafficPair> pairs) {}
}
