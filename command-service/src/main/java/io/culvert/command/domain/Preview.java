package io.culvert.command.domain;

import io.culvert.agent.desired.HostActions;
import io.culvert.agent.desired.HostActions.HostAction;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.state.ProjectState;
import java.time.Instant;
import java.util.List;

/** What these events would lead to: the project after them, and what hosts would do. */
public record Preview(ProjectState before, ProjectState after, List<VpnEvent> events) {
    public Preview {
        events = List.copyOf(events);
    }

    public static Preview of(ProjectState before, List<VpnEvent> events) {
        ProjectState after = before;
        for (VpnEvent event : events) {
            after = after.evolve(event, Instant.EPOCH); // neither rules nor hosts ask when
        }
        return new Preview(before, after, events);
    }

    /** From before all of it to after: a tunnel that is changed twice is replaced once. */
    public List<HostAction> actions() {
        return HostActions.between(before, after);
    }

    /** How many tunnels hosts have, and would not touch by these actions. */
    public long untouched(List<HostAction> actions) {
        return HostActions.count(before)
                - actions.stream()
                        .filter(action -> action.kind() != HostActions.Kind.LOAD)
                        .count();
    }
}
