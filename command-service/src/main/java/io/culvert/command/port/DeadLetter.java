package io.culvert.command.port;

import io.culvert.events.value.ProjectId;
import java.time.Instant;

/**
 * An event that a projection could not handle. From it on the projection leaves that project alone.
 *
 * @param reason what went wrong, for people
 * @param since when it was met first
 * @param attempts how often it was tried, from 1
 * @param asked what an operator wants done about it
 */
public record DeadLetter(
        String projection,
        ProjectId project,
        long version,
        long position,
        String type,
        String reason,
        Instant since,
        int attempts,
        Asked asked) {

    /** What is to become of a letter. */
    public enum Asked {
        NOTHING,
        /** Try that event again. */
        RETRY,
        /** Give that event up for ever and go on with the next. */
        EVICT
    }
}
