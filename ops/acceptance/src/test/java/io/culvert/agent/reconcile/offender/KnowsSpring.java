package io.culvert.agent.reconcile.offender;

import org.springframework.context.ApplicationContext;

/** Must be caught. */
public final class KnowsSpring {
    private final Class<?> known = ApplicationContext.class;

    public Class<?> known() {
        return known;
    }
}
