package io.culvert.query.graphql;

import io.culvert.agent.desired.HostActions;
import io.culvert.agent.desired.HostActions.HostAction;
import io.culvert.events.api.Caller;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.Aftermath;
import io.culvert.query.port.Chronicle;
import io.culvert.query.port.Consequences;
import io.culvert.query.port.HistoryPage;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.Change;
import io.culvert.query.view.HistoryQuery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The history of a project as people read it. */
@Controller
public final class HistoryController {
    /** The filters; null for what restricts nothing. */
    record Asked(
            @Nullable String subject,
            @Nullable String actor,
            @Nullable String type,
            @Nullable String from,
            @Nullable String to,
            @Nullable String after,
            int first,
            String order) {
        HistoryQuery query() {
            return HistoryQuery.of(subject, actor, type, from, to, after, order, Integer.toString(first));
        }
    }

    record PageNode(List<EventNode> events, @Nullable String next) {
        static final PageNode EMPTY = new PageNode(List.of(), null);

        static PageNode of(ProjectId project, HistoryPage page, Consequences consequences) {
            Aftermath aftermath = new Aftermath(project, page.events(), consequences);
            List<EventNode> events = page.events().stream()
                    .map(event -> new EventNode(event, aftermath))
                    .toList();
            return new PageNode(events, page.hasNext() ? events.getLast().cursor() : null);
        }
    }

    /** An event of the history in the graph. */
    public record EventNode(RecordedEvent it, Aftermath aftermath) {
        public String cursor() {
            return Long.toString(it.version());
        }

        public long version() {
            return it.version();
        }

        public String time() {
            return it.time().toString();
        }

        public String actor() {
            return it.actor();
        }

        public String requestId() {
            return it.correlationId();
        }

        public String causationId() {
            return it.causationId();
        }

        public String type() {
            return it.type();
        }

        public String subject() {
            return it.subject();
        }

        public String name() {
            return it.told().name();
        }

        public String sentence() {
            return it.sentence();
        }

        public List<ChangeNode> changes() {
            return ChangeNode.of(it.told().changes());
        }

        public List<HostActionNode> hostActions() {
            return aftermath.actions(it).stream().map(HostActionNode::of).toList();
        }

        public List<StatusChangeNode> followed() {
            return aftermath.followed(it).stream().map(StatusChangeNode::told).toList();
        }
    }

    record HostActionNode(
            HostActions.Kind kind,
            String connectionId,
            String routerId,
            @Nullable String host) {
        static HostActionNode of(HostAction action) {
            return new HostActionNode(
                    action.kind(),
                    action.connectionId().toString(),
                    action.routerId().toString(),
                    action.hostId().map(HostId::value).orElse(null));
        }
    }

    record ChangeNode(
            String attribute,
            @Nullable String before,
            @Nullable String after) {
        static List<ChangeNode> of(List<Change> changes) {
            return changes.stream()
                    .map(each -> new ChangeNode(each.attribute(), text(each.before()), text(each.after())))
                    .toList();
        }

        private static @Nullable String text(Optional<String> value) {
            return value.orElse(null);
        }
    }

    private final Chronicle chronicle;
    private final Consequences consequences;

    public HistoryController(Chronicle chronicle, Consequences consequences) {
        this.chronicle = chronicle;
        this.consequences = consequences;
    }

    @QueryMapping
    PageNode history(
            @ContextValue(CallerInterceptor.CALLER) Caller caller, @Argument String project, @Arguments Asked asked) {
        HistoryQuery query = asked.query();
        return Sight.visible(caller, project)
                .map(id -> PageNode.of(id, chronicle.page(id, query), consequences))
                .orElse(PageNode.EMPTY);
    }
}
