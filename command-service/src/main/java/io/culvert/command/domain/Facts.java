package io.culvert.command.domain;

import io.culvert.events.event.VpnEvent;
import java.util.List;

/** The events of a decision, in the two shapes that most of them have. */
final class Facts {
    private Facts() {}

    static List<VpnEvent> of(VpnEvent event) {
        return List.of(event);
    }

    /** Nothing if the resource stays as it was. */
    static <R> List<VpnEvent> ifChanged(R before, R after, VpnEvent event) {
        return before.equals(after) ? List.of() : List.of(event);
    }
}
