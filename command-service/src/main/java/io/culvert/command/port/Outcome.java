package io.culvert.command.port;

import io.culvert.events.api.ApiError;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.state.ProjectState;
import java.util.List;

/** What a command led to: the project as it is now, whether or not anything changed, or a refusal. */
public sealed interface Outcome {
    /** @param events none if nothing changed */
    record Done(ProjectState state, List<VpnEvent> events) implements Outcome {
        public Done {
            events = List.copyOf(events);
        }
    }

    record Refused(ApiError error) implements Outcome {}
}
