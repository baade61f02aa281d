package io.culvert.agent.reconcile;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.host.Host;
import io.culvert.events.value.RouterId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of the guard of one namespace. Its change runs on whatever thread, since the packet filter's programs take
 * longer than all else that a change of a connection needs; all else is for one thread. */
final class Guarding {
    private static final Logger LOG = LoggerFactory.getLogger(Guarding.class);

    /**
     * A change that was made.
     *
     * @param state what there was of the guard afterwards, if it was made anew
     */
    record Change(List<TrafficPair> pairs, Optional<String> state) {}

    private final RouterId router;
    private final Host host;
    private final Runnable drift;

    private Optional<List<TrafficPair>> known = Optional.empty();
    /** What there was of the guard when it was made anew; empty once it was changed. */
    private Optional<String> state = Optional.empty();

    private boolean isStale;
    private boolean isChanging;
    /** The namespace has gone since the change began, and the guard with it. */
    private boolean isInVain;

    /** @param drift is called when somebody else has changed it */
    Guarding(RouterId router, Host host, Runnable drift) {
        this.router = router;
        this.host = host;
        this.drift = drift;
    }

    /** The pairs that it holds; empty if that is not known. */
    Optional<List<TrafficPair>> known() {
        return known;
    }

    /** True from {@link #begin} to {@link #changed} or {@link #failed}. */
    boolean isChanging() {
        return isChanging;
    }

    void forget() {
        known = Optional.empty();
        isInVain = isChanging;
    }

    /** Takes nothing for known at the next {@link #look}. */
    void lookAgain() {
        isStale = true;
    }

    void look() {
        if (!isStale || isChanging || known.isEmpty()) {
            return;
        }
        isStale = false;
        if (state.isEmpty()) {
            // Changed bit by bit since: whether the rest of it was still there, nobody has seen.
            known = Optional.empty();
        } else if (!state.get().equals(host.guardState(router, known.get()))) {
            LOG.warn("{}: somebody changed the guard; it is made anew", router);
            drift.run();
            known = Optional.empty();
        }
    }

    /** What makes the guard hold these pairs, to be called once, from any thread; {@link #changed} or {@link #failed}
     * follow. */
    Supplier<Change> begin(List<TrafficPair> pairs) {
        isChanging = true;
        Optional<List<TrafficPair>> before = known;
        return () -> change(before, pairs);
    }

    private Change change(Optional<List<TrafficPair>> before, List<TrafficPair> pairs) {
        host.applyGuard(router, before, pairs);
        Set<TrafficPair> old =
                before.orElse(List.of()).stream().map(TrafficPair::ofAnySize).collect(Collectors.toSet());
        List<TrafficPair> come =
                pairs.stream().filter(pair -> !old.contains(pair.ofAnySize())).toList();
        if (!come.isEmpty()) {
            host.forgetFlows(router, come);
        }
        return new Change(pairs, before.isPresent() ? Optional.empty() : Optional.of(host.guardState(router, pairs)));
    }

    void changed(Change change) {
        if (!isInVain) {
            known = Optional.of(change.pairs());
            state = change.state();
        }
        end();
    }

    /** Half of it may have happened. */
    void failed() {
        known = Optional.empty();
        end();
    }

    private void end() {
        isChanging = false;
        isInVain = false;
    }
}
