package io.culvert.events.wire;

import io.culvert.events.event.About;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.value.ResourceKind;

/** What an event is about, as {@code kind/id}: CloudEvents attribute {@code subject}. */
public final class Subjects {
    private static final String WHOLE_PROJECT = "project";

    private Subjects() {}

    public static String of(VpnEvent event) {
        return About.resource(event).map(ResourceKind::subject).orElse(WHOLE_PROJECT);
    }
}
