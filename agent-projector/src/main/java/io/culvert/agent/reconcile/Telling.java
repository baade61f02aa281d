package io.culvert.agent.reconcile;

import io.culvert.agent.desired.Assignment;
import io.culvert.agent.desired.DesiredChild;
import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.agent.desired.Verdict;
import io.culvert.agent.plan.ActualNamespace;
import io.culvert.events.report.HostReport;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.DriftKind;
import io.culvert.events.value.HostId;
import io.culvert.events.value.StatusReason;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What is told of one router: how its connections are, what somebody changed by hand, and whether it could be carried. */
final class Telling {
    private final Consumer<HostReport> reports;
    private final Told told;
    private final Drifts drifts;
    private final Readiness readiness;
    private final Losses losses = new Losses();
    private boolean wasThere;

    Telling(HostId host, Consumer<HostReport> reports) {
        this.reports = reports;
        this.told = new Told(host);
        this.drifts = new Drifts(host);
        this.readiness = new Readiness(host);
    }

    Told told() {
        return told;
    }

    /** Everything is news once more. */
    void forget() {
        told.forget();
        readiness.forget();
    }

    Drifts drifts() {
        return drifts;
    }

    Losses losses() {
        return losses;
    }

    void ofConnections(Assignment wanted, Sight sight, Obstacles obstacles, Instant now) {
        Set<ConnectionId> blinking = losses.see(wanted.namespace(), sight, told::wasActive, now);
        Map<ConnectionId, Verdict> verdicts = new HashMap<>(StatusRule.verdicts(wanted, sight, obstacles, losses));
        verdicts.keySet().removeAll(blinking);
        told.news(wanted, verdicts, sight.behind(wanted.namespace()), now).forEach(reports);
    }

    /** Of a router that is only to be prepared.
     * @param isAsWanted whether nothing is left to do */
    void ofReadiness(DesiredNamespace wanted, Optional<StatusReason> obstacle, boolean isAsWanted, Instant now) {
        readiness.news(wanted, obstacle, isAsWanted, now).ifPresent(reports);
    }

    /** Of a namespace that was there before. */
    void see(ActualNamespace actual) {
        boolean isThere = !(actual instanceof ActualNamespace.Missing);
        if (wasThere && !isThere) {
            drifts.find(DriftKind.NAMESPACE_MISSING, "the namespace was gone");
        }
        wasThere = isThere;
    }

    /** @param isAsWanted whether nothing is left to do */
    void ofDrifts(DesiredNamespace wanted, boolean isAsWanted, Instant now) {
        drifts.news(wanted, isAsWanted, now).forEach(reports);
    }

    /** All that carried traffic is gone, and why. */
    void allLost(DesiredNamespace wanted, StatusReason why) {
        wanted.ikes().stream()
                .flatMap(ike -> ike.children().stream())
                .map(DesiredChild::connectionId)
                .filter(told::wasActive)
                .forEach(id -> losses.lose(id, why));
    }
}
