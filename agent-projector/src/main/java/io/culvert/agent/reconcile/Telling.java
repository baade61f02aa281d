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
import java.util.Set;
import java.util.function.Consumer;

/** What is told of one router: how its connections are, and what somebody changed by hand. */
final class Telling {
    private final Consumer<HostReport> reports;
    private final Told told;
    private final Drifts drifts;
    private final Losses losses = new Losses();
    private boolean wasThere;

    Telling(HostId host, Consumer<HostReport> reports) {
        this.reports = reports;
        this.told = new Told(host);
        this.drifts = new Drifts(host);
    }

    Told told() {
        return told;
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
