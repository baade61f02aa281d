package io.culvert.query.rest.offender;

import io.culvert.agent.plan.Planner;

/** Must be caught. */
public final class KnowsTheAgent {
    private final Class<?> known = Planner.class;

    public Class<?> known() {
        return known;
    }
}
