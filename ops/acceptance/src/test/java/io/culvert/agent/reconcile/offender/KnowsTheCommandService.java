package io.culvert.agent.reconcile.offender;

import io.culvert.command.domain.Decider;

/** Must be caught. */
public final class KnowsTheCommandService {
    private final Class<?> known = Decider.class;

    public Class<?> known() {
        return known;
    }
}
