package io.culvert.agent.reconcile;

import io.culvert.agent.desired.Assignment;
import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.agent.desired.Verdict;
import io.culvert.agent.plan.Action;
import io.culvert.agent.plan.ActualNamespace;
import io.culvert.events.report.ReadinessObserved;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.StatusReason;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a router that is being prepared could be carried at once, and what was told of that last, so that only news is. */
final class Readiness {
    private static final StatusReason NO_NAMESPACE =
            new StatusReason(ReasonCode.NAMESPACE_MISSING, "the router has no namespace on this host");

    private record Told(long epoch, Optional<StatusReason> obstacle) {}

    private final HostId host;
    private Optional<Told> last = Optional.empty();

    Readiness(HostId host) {
        this.host = host;
    }

    /** Everything is news once more. */
    void forget() {
        last = Optional.empty();
    }

    /**
     * Nothing while it is not known yet.
     *
     * @param isAsWanted whether nothing is left to do
     */
    Optional<ReadinessObserved> news(
            DesiredNamespace wanted, Optional<StatusReason> obstacle, boolean isAsWanted, Instant now) {
        Told news = new Told(wanted.epoch(), obstacle);
        if ((obstacle.isEmpty() && !isAsWanted) || last.equals(Optional.of(news))) {
            return Optional.empty();
        }
        last = Optional.of(news);
        return Optional.of(
                new ReadinessObserved(host, now, wanted.projectId(), wanted.routerId(), wanted.epoch(), obstacle));
    }

    /**
     * What stands in the way of a router that is to be prepared.
     *
     * @param wanted as it was given to this host
     * @param fitting the same as far as this host can carry it
     * @param failures of what was tried
     */
    static Optional<StatusReason> obstacle(
            Assignment wanted, Assignment fitting, ActualNamespace actual, Map<Action, Verdict> failures) {
        if (actual instanceof ActualNamespace.Missing) {
            return Optional.of(NO_NAMESPACE);
        }
        // What no host can carry is no obstacle: the present one does not carry it either.
        Stream<Verdict> notCarriedHere = fitting.notCarried().entrySet().stream()
                .filter(each -> !wanted.notCarried().containsKey(each.getKey()))
                .map(Map.Entry::getValue);
        return Stream.concat(failures.values().stream(), notCarriedHere)
                .map(Verdict::reason)
                .findFirst();
    }
}
