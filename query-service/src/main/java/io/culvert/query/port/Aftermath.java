package io.culvert.query.port;

import io.culvert.agent.desired.HostActions.HostAction;
import io.culvert.events.value.ProjectId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of the events of one page: worked out when the first of them is asked, and for all of them at once, since each
 * is folded from where the one before it led. */
public final class Aftermath {
    /** Of how many connections it is told what followed, after one event. */
    private static final int MOST_CONNECTIONS = 10;

    private final ProjectId project;
    private final List<RecordedEvent> page;
    private final Consequences consequences;
    private @Nullable Map<Long, List<HostAction>> actions;

    public Aftermath(ProjectId project, List<RecordedEvent> page, Consequences consequences) {
        this.project = project;
        this.page = page;
        this.consequences = consequences;
    }

    public synchronized List<HostAction> actions(RecordedEvent event) {
        Map<Long, List<HostAction>> all = actions;
        if (all == null) {
            all = consequences.actions(project, page);
            actions = all;
        }
        return all.getOrDefault(event.version(), List.of());
    }

    /** The reports of hosts, in order. */
    public List<RecordedEvent> followed(RecordedEvent event) {
        return actions(event).stream()
                .map(HostAction::connectionId)
                .distinct()
                .limit(MOST_CONNECTIONS)
                .flatMap(id -> consequences.followed(project, id, event.version()).stream())
                .sorted(Comparator.comparingLong(RecordedEvent::version))
                .toList();
    }
}
