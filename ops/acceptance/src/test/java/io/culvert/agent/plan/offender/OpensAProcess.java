package io.culvert.agent.plan.offender;

/** Must be caught. */
public final class OpensAProcess {
    private final Class<?> known = ProcessBuilder.class;

    public Class<?> known() {
        return known;
    }
}
