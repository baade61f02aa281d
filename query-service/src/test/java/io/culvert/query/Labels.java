package io.culvert.query;

import io.culvert.events.event.VpnEvent;
import io.culvert.events.wire.EventTypes;
import io.culvert.events.wire.Subjects;
import io.culvert.query.view.Label;

/** Labels of events, as the feed gives them. */
public final class Labels {
    private Labels() {}

    public static Label of(VpnEvent event) {
        return new Label(Subjects.of(event), EventTypes.nameOf(event));
    }
}
