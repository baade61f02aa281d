package io.culvert.command.domain;

import io.culvert.events.api.ApiError;
import io.culvert.events.event.VpnEvent;
import java.util.List;

/** What came of a command: the events that follow from it, in order and maybe none, or a refusal. */
public sealed interface Decision {
    record Accepted(List<VpnEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected(ApiError error) implements Decision {}
}
