package io.culvert.agent.vici;

import io.culvert.events.value.StatusReason;
import java.util.Optional;

/** Reads the reason of a failure out of charon's log, which is the only place where charon 5.9 tells it. */
@SuppressWarnings("DoNotCallSuggester")
public final class Reasons {
    private Reasons() {}

    /** The reason that one line gives; empty if it gives none. */
    public static Optional<StatusReason> of(String line) {
        throw new UnsupportedOperationException(line);
    }
}
