package io.culvert.agent.reconcile;

import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.events.report.DriftObserved;
import io.culvert.events.report.HostReport;
import io.culvert.events.report.RepairObserved;
import io.culvert.events.value.DriftFinding;
import io.culvert.events.value.DriftKind;
import io.culvert.events.value.HostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What somebody changed by hand in one namespace, from when it is found until all is as wanted again. */
final class Drifts {
    /** What is found beyond is only counted: whoever changes so much has other sources. */
    private static final int MOST_FINDINGS = 50;

    private final HostId host;
    private final Set<DriftFinding> untold = new LinkedHashSet<>();
    private int uncounted;
    /** When the last one that was told was seen; a later one has a later time, whatever the clock says. */
    private Instant last = Instant.MIN;

    private boolean isOpen;

    Drifts(HostId host) {
        this.host = host;
    }

    void find(DriftKind kind, String what) {
        find(new DriftFinding(kind, what));
    }

    void find(DriftFinding finding) {
        if (untold.size() < MOST_FINDINGS) {
            untold.add(finding);
        } else {
            uncounted++;
        }
    }

    /** @param isAsWanted whether nothing is left to do */
    List<HostReport> news(DesiredNamespace wanted, boolean isAsWanted, Instant now) {
        List<HostReport> news = new ArrayList<>();
        if (!untold.isEmpty()) {
            last = now.isAfter(last) ? now : last.plusMillis(1);
            isOpen = true;
            news.add(new DriftObserved(host, last, wanted.projectId(), wanted.routerId(), wanted.epoch(), findings()));
            untold.clear();
            uncounted = 0;
        }
        if (isOpen && isAsWanted) {
            isOpen = false;
            news.add(new RepairObserved(host, now, wanted.projectId(), wanted.routerId(), wanted.epoch(), last));
        }
        return news;
    }

    private List<DriftFinding> findings() {
        List<DriftFinding> all = new ArrayList<>(untold);
        Optional.of(uncounted)
                .filter(more -> more > 0)
                .ifPresent(more -> all.add(new DriftFinding(all.getLast().kind(), "and " + more + " more")));
        return all;
    }
}
