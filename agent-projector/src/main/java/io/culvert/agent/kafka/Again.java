package io.culvert.agent.kafka;

import io.culvert.agent.desired.Unread;
import io.culvert.events.value.ProjectId;
import java.time.Duration;
import java.util.Map;

/**
 * Says which projects to read anew next: none before the first reading has come to the end, so that many are read at once.
 * What is stopped is tried when more of it has come and no more comes, as after the log was sent again, and now and then.
 */
final class Again {
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofHours(1);

    private Map<ProjectId, Unread> seen = Map.of();
    private Map<ProjectId, Unread> tried = Map.of();
    private Duration pause = LEAST;
    private long changed = System.nanoTime();
    private long triedAt = System.nanoTime();

    Map<ProjectId, Unread> wanted(Reading reading) {
        if (!reading.fold().hasReachedTheEnd()) {
            return Map.of();
        }
        Map<ProjectId, Unread> waiting = reading.projects().waiting();
        return waiting.isEmpty() ? stopped(reading.projects().unread()) : waiting;
    }

    private Map<ProjectId, Unread> stopped(Map<ProjectId, Unread> unread) {
        long now = System.nanoTime();
        if (!unread.equals(seen)) {
            seen = unread;
            changed = now;
        }
        boolean hasMore = !unread.equals(tried) && now - changed >= REST.toNanos();
        boolean isDue = hasMore || now - triedAt >= pause.toNanos();
        if (unread.isEmpty() || !isDue) {
            return Map.of();
        }
        pause = hasMore || pause.compareTo(MOST) >= 0 ? LEAST : pause.multipliedBy(2);
        tried = unread;
        triedAt = now;
        return unread;
    }
}
