package io.culvert.agent.vici;

import io.culvert.events.telemetry.ChildParameters;

/** A CHILD_SA with all that charon tells of it; several share a name while one replaces another. */
public record ChildDetails(String name, String state, ChildParameters parameters) {
    /** True while it carries what it may. */
    public boolean isInUse() {
        return state.equals("INSTALLED") || state.equals("REKEYING");
    }

    /** True if another one has taken its place, and not just its end come. */
    public boolean isRekeyed() {
        return state.equals("REKEYED");
    }
}
