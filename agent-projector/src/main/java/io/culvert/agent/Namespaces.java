package io.culvert.agent;

import io.culvert.agent.desired.Assignment;
import io.culvert.agent.desired.DesiredNamespaces;
import io.culvert.agent.desired.FoundPeers;
import io.culvert.agent.desired.PeerNames;
import io.culvert.agent.desired.Projects;
import io.culvert.agent.lease.Holdings;
import io.culvert.agent.reconcile.Reconciler;
import io.culvert.events.lease.Algorithms;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One reconciler for each router that this host carries, or has to clean up after. */
final class Namespaces implements Holdings {
    private final HostId host;
    private final Function<RouterId, Reconciler> reconcilers;
    private final Runnable newNames;
    private final Map<RouterId, Reconciler> running = new HashMap<>();
    private final Map<ProjectId, ProjectState> states = new HashMap<>();
    private final Map<ProjectId, DesiredNamespaces> desired = new HashMap<>();
    /** What is wanted of routers that have a peer with a name. */
    private final Map<RouterId, Assignment> named = new HashMap<>();

    /** Routers that are ours no more, and may have something here still. */
    private final Set<RouterId> leaving = new HashSet<>();

    private PeerNames names = PeerNames.NONE;
    private Optional<Algorithms> algorithms = Optional.empty();
    private boolean carries = true;
    private volatile long known = -1;

    /** @param newNames is told of when there is a peer's name that was never looked up; must return at once */
    Namespaces(HostId host, Function<RouterId, Reconciler> reconcilers, Runnable newNames) {
        this.host = host;
        this.reconcilers = reconcilers;
        this.newNames = newNames;
    }

    /**
     * Takes up the state of all projects of the host; only what differs is handed on.
     *
     * @param position up to which that is all there was in the log
     */
    synchronized void follow(Projects projects, long position) {
        Set<ProjectId> others = new HashSet<>(states.keySet());
        others.removeAll(projects.states().keySet());
        others.forEach(this::forget);
        projects.states().forEach((id, state) -> {
            ProjectState before = states.put(id, state);
            if (before == null || before.intentVersion() != state.intentVersion()) {
                follow(id, state);
            }
        });
        dismiss();
        known = position;
    }

    @Override
    public boolean knows(long position) {
        return known >= position;
    }

    /** Nobody is needed for a router that has left, and has nothing here any more. */
    private void dismiss() {
        List<RouterId> gone =
                leaving.stream().filter(router -> reconciler(router).isDone()).toList();
        for (RouterId router : gone) {
            leaving.remove(router);
            Reconciler done = reconciler(router);
            running.remove(router);
            algorithms = done.algorithms().or(() -> algorithms);
            done.end();
        }
    }

    private void forget(ProjectId id) {
        states.remove(id);
        DesiredNamespaces before = desired.remove(id);
        if (before != null) {
            before.assignments().keySet().forEach(this::leave);
        }
    }

    private void follow(ProjectId id, ProjectState state) {
        DesiredNamespaces before = desired.getOrDefault(id, DesiredNamespaces.NONE);
        DesiredNamespaces next = before.next(id, state, host);
        desired.put(id, next);
        Map<RouterId, Assignment> wanted = next.assignments();
        Set<RouterId> gone = new HashSet<>(before.assignments().keySet());
        gone.removeAll(wanted.keySet());
        wanted.forEach(this::want);
        gone.forEach(this::leave);
    }

    /** Cleans up what is here of routers that are bound elsewhere by now, or nowhere. */
    synchronized void leaveAllBut(Set<RouterId> found) {
        Set<RouterId> stray = new HashSet<>(found);
        desired.values().forEach(each -> stray.removeAll(each.assignments().keySet()));
        stray.forEach(this::leave);
    }

    /** What names a peer that was never looked up waits for that; what a router carries already stays as it is meanwhile. */
    private void want(RouterId router, Assignment assignment) {
        leaving.remove(router);
        Set<String> peers = FoundPeers.names(assignment.namespace());
        if (peers.isEmpty()) {
            named.remove(router);
            reconciler(router).want(Optional.of(assignment));
            return;
        }
        named.put(router, assignment);
        if (names.know(peers)) {
            reconciler(router).want(Optional.of(FoundPeers.in(assignment, names)));
        } else {
            newNames.run();
        }
    }

    /** The names of the peers of all routers. */
    synchronized Set<String> peerNames() {
        return named.values().stream()
                .flatMap(each -> FoundPeers.names(each.namespace()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Peers may be elsewhere now. */
    synchronized void found(PeerNames now) {
        names = now;
        Map.copyOf(named).forEach(this::want);
    }

    private void leave(RouterId router) {
        named.remove(router);
        leaving.add(router);
        reconciler(router).want(Optional.empty());
    }

    @Override
    public void letGo() {
        List<Reconciler> all;
        synchronized (this) {
            carries = false;
            all = List.copyOf(running.values());
        }
        // All at once: each waits for its charon to end.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.forEach(each -> threads.execute(each::letGo));
        }
    }

    @Override
    public synchronized void goOn() {
        carries = true;
        running.values().forEach(Reconciler::goOn);
    }

    private Reconciler reconciler(RouterId router) {
        return running.computeIfAbsent(router, id -> {
            Reconciler made = reconcilers.apply(id);
            if (!carries) {
                made.letGo();
            }
            made.start();
            return made;
        });
    }

    /** What the routers that this host carries are to have. */
    synchronized Map<RouterId, Assignment> carried() {
        Map<RouterId, Assignment> all = new HashMap<>();
        desired.values().forEach(each -> all.putAll(each.assignments()));
        all.values().removeIf(each -> !each.isCarried());
        return all;
    }

    synchronized void tellAgain() {
        running.values().forEach(Reconciler::tellAgain);
    }

    synchronized void look() {
        running.values().forEach(Reconciler::look);
    }

    synchronized int size() {
        return carried().size();
    }

    synchronized List<String> troubles() {
        return running.values().stream()
                .flatMap(each -> each.trouble().stream())
                .sorted()
                .toList();
    }

    synchronized Optional<String> charonVersion() {
        return running.values().stream()
                .flatMap(each -> each.charonVersion().stream())
                .findFirst();
    }

    synchronized Optional<Algorithms> algorithms() {
        return running.values().stream()
                .flatMap(each -> each.algorithms().stream())
                .findFirst()
                .or(() -> algorithms);
    }

    synchronized void close() throws InterruptedException {
        for (Reconciler each : running.values()) {
            each.close();
        }
    }
}
