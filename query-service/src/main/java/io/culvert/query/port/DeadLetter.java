package io.culvert.query.port;

import io.culvert.events.value.ProjectId;
import java.time.Instant;

/**
 * Where a project's stream has stopped, for the views.
 *
 * @param version the version that was to come next
 * @param position the event's position in the log, 0 if it can't be read
 * @param type the event's type, empty if it can't be read
 * @param reason what went wrong, for people; never what the event says
 * @param since when this process met it first
 * @param attempts how often this process tried it, from 1
 * @param waiting how many messages of the project came after it
 * @param evictable true if there is an event that can be given up; a hole is none
 */
public record DeadLetter(
        ProjectId project,
        long version,
        long position,
        String type,
        String reason,
        Instant since,
        int attempts,
        long waiting,
        boolean evictable) {}
