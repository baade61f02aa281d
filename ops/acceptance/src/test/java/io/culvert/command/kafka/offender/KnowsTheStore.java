package io.culvert.command.kafka.offender;

import io.culvert.command.store.CommitLog;

/** Must be caught. */
public final class KnowsTheStore {
    private final Class<?> known = CommitLog.class;

    public Class<?> known() {
        return known;
    }
}
