package io.culvert.command.port;

import io.culvert.events.event.Cause;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;

/** Is told where the namespaces of routers are, by whoever makes them. */
public interface RouterHosts {
    /** Where a router's namespace is. */
    sealed interface Whereabouts {
        /** There and nowhere else. */
        record At(HostId host) implements Whereabouts {}

        /** Wherever it is wanted. */
        record Anywhere() implements Whereabouts {}

        /** Nowhere yet, on the way, or not found out. */
        record Unknown() implements Whereabouts {}
    }

    /** @param cause of the look that found it out */
    void seen(ProjectId project, RouterId router, Whereabouts where, Cause cause);
}
