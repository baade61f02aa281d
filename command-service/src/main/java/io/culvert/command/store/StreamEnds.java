package io.culvert.command.store;

import io.culvert.events.value.ProjectId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The next version of each project that was lately written to, as far as this process knows: another one may have
 * written on, so an end is never too high but may be too low.
 */
final class StreamEnds {
    private static final int MOST_PROJECTS = 10_000;

    private final Map<ProjectId, Long> next = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ProjectId, Long> eldest) {
            return size() > MOST_PROJECTS;
        }
    };

    Optional<Long> next(ProjectId project) {
        return Optional.ofNullable(next.get(project));
    }

    void reached(Commit commit) {
        next.merge(commit.project(), commit.nextVersion(), Math::max);
    }
}
