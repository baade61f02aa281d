package io.culvert.agent.reconcile;

import io.culvert.agent.desired.Assignment;
import io.culvert.agent.desired.Verdict;
import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was told last of each connection of one router, so that only news is told. */
final class Told {
    private record Last(long epoch, long appliedVersion, Verdict verdict, Instant at) {}

    private final HostId host;
    private final Map<ConnectionId, Last> last = new HashMap<>();

    Told(HostId host) {
        this.host = host;
    }

    /** Takes up what the stream has of connections that nothing was told of yet: what an agent told before a restart. And
     * what others said of this host, while it was not heard of: it has to be told again how things are. */
    void remember(Map<ConnectionId, ConnectionStatus> told) {
        told.forEach((id, status) -> {
            if (!last.containsKey(id) || status.reason().code() == ReasonCode.HOST_DOWN) {
                last.put(
                        id,
                        new Last(
                                status.epoch(),
                                status.appliedVersion(),
                                new Verdict(status.status(), status.reason()),
                                status.since()));
            }
        });
    }

    /** Everything is news once more. */
    void forget() {
        last.clear();
    }

    boolean wasActive(ConnectionId id) {
        Last told = last.get(id);
        return told != null && told.verdict().status() == Status.ACTIVE;
    }

    /**
     * The reports that are news: another status or reason, another binding, or a change of the connection itself that
     * is carried out now.
     *
     * @param behind the connections whose last change is not carried out yet
     */
    List<ConnectionObserved> news(
            Assignment assignment, Map<ConnectionId, Verdict> verdicts, Set<ConnectionId> behind, Instant now) {
        ProjectId project = assignment.namespace().projectId();
        long epoch = assignment.namespace().epoch();
        last.keySet().retainAll(assignment.revisions().keySet());
        List<ConnectionObserved> news = new ArrayList<>();
        verdicts.forEach((id, verdict) -> {
            Last before = last.get(id);
            long applied = behind.contains(id)
                    ? before == null ? 0 : before.appliedVersion()
                    : assignment.namespace().intentVersion();
            long revision = assignment.revisions().getOrDefault(id, 0L);
            boolean crossed = before != null && before.appliedVersion() < revision && applied >= revision;
            if (before == null || before.epoch() != epoch || crossed || !same(before.verdict(), verdict)) {
                // What seems older than what is known is dropped, and a host's clock may be put back.
                Instant at = before == null || before.at().isBefore(now) ? now : before.at();
                last.put(id, new Last(epoch, applied, verdict, at));
                news.add(new ConnectionObserved(
                        host, at, project, id, epoch, applied, verdict.status(), verdict.reason()));
            }
        });
        return news;
    }

    /** Charon's words may differ from one attempt to the next; the text alone is news only where it ends the matter. */
    private static boolean same(Verdict a, Verdict b) {
        return a.status() == b.status()
                && a.reason().code() == b.reason().code()
                && (a.status() != Status.ERROR
                        || a.reason().text().equals(b.reason().text()));
    }
}
