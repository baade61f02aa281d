package io.culvert.agent.kafka;

import io.culvert.agent.desired.Unread;
import io.culvert.events.value.ProjectId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Says which projects to read anew next: none before the first reading has come to the end, so that many are read at once.
 * What is stopped is tried when more of it has come and no more comes, as after the log was sent again, and now and then.
 */
final class Again {
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofHours(1);

    private final LongSupplier nanoTime;
    private Map<ProjectId, Unread> seen = Map.of();
    private Map<ProjectId, Unread> tried = Map.of();
    private Duration pause = LEAST;
    private long changed;
    private long triedAt;

    Again(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.changed = nanoTime.getAsLong();
        this.triedAt = changed;
    }

    Map<ProjectId, Unread> wanted(Reading reading) {
        if (!reading.fold().hasReachedTheEnd()) {
            return Map.of();
        }
        Map<ProjectId, Unread> waiting = reading.projects().waiting();
        return waiting.isEmpty() ? stopped(reading.projects().unread()) : waiting;
    }

    private Map<ProjectId, Unread> stopped(Map<ProjectId, Unread> unread) {
        long now = nanoTime.getAsLong();
        if (!unread.equals(seen)) {
            seen = unread;
            changed = now;
        }
        boolean hasMore = !unread.equals(tried) && now - changed >= REST.toNanos();
        boolean isDue = hasMore || now - triedAt >= pause.toNanos();
        if (unread.isEmpty() || !isDue) {
            return Map.of();
        }
        pause = hasMore ? LEAST : Collections.min(List.of(pause.multipliedBy(2), MOST));
        tried = unread;
        triedAt = now;
        return unread;
    }
}
