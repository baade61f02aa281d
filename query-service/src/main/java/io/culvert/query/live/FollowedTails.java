package io.culvert.query.live;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.Evictions;
import io.culvert.query.port.History;
import io.culvert.query.port.Projects;
import io.culvert.query.port.Tail;
import io.culvert.query.port.Tails;
import io.culvert.query.view.After;
import io.culvert.query.view.BadQueryException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * All tails that are open in this process, so many and no more. Every instance folds all events by itself, so each serves
 * any of them.
 */
public final class FollowedTails implements Tails {
    private final Projects projects;
    private final RecentEvents recent;
    private final Evictions evictions;
    private final FollowLimits limits;
    private final Map<ProjectId, Set<FollowedTail>> byFollowed = new HashMap<>();
    private final Map<ProjectId, Integer> byAsker = new HashMap<>();
    private int open;
    private boolean stopping;

    public FollowedTails(Projects projects, History history, Evictions evictions, FollowLimits limits) {
        this.projects = projects;
        this.recent = new RecentEvents(history);
        this.evictions = evictions;
        this.limits = limits;
    }

    @Override
    public synchronized Tail open(Caller caller, ProjectId project, After after, BooleanSupplier isAdmitted) {
        ProjectId asker = caller.projectId();
        if (stopping) {
            throw refused(503, "ServiceUnavailable", "The service stops; try again.");
        }
        if (open >= limits.all()) {
            throw refused(503, "TooManyFollowers", limits.all() + " follow events already; try again later.");
        }
        if (byAsker.getOrDefault(asker, 0) >= limits.ofOneProject()) {
            throw refused(
                    429,
                    "TooManyFollowers",
                    limits.ofOneProject() + " of project " + asker + " follow events already; end one first.");
        }
        open++;
        byAsker.merge(asker, 1, Integer::sum);
        FollowedTail tail = new FollowedTail(
                project,
                projects,
                recent,
                evictions,
                version(project, after),
                limits.unasked(),
                isAdmitted,
                it -> forget(it, asker));
        byFollowed.computeIfAbsent(project, first -> new HashSet<>()).add(tail);
        return tail;
    }

    private long version(ProjectId project, After after) {
        return switch (after) {
            case After.Version(long version) -> version;
            case After.Latest() -> projects.image(project).version();
        };
    }

    private synchronized void forget(FollowedTail tail, ProjectId asker) {
        Set<FollowedTail> ofProject = byFollowed.getOrDefault(tail.project(), new HashSet<>());
        if (!ofProject.remove(tail)) {
            return;
        }
        if (ofProject.isEmpty()) {
            byFollowed.remove(tail.project());
        }
        open--;
        byAsker.computeIfPresent(asker, (same, count) -> count == 1 ? null : count - 1);
    }

    /** How many are open. */
    public synchronized int open() {
        return open;
    }

    /** Tells those who follow that there may be more. */
    public synchronized void wake(Set<ProjectId> changed) {
        if (changed.size() < byFollowed.size()) {
            changed.forEach(
                    project -> byFollowed.getOrDefault(project, Set.of()).forEach(FollowedTail::wake));
        } else {
            byFollowed.forEach((project, tails) -> {
                if (changed.contains(project)) {
                    tails.forEach(FollowedTail::wake);
                }
            });
        }
    }

    /** Ends all, and lets nobody in any more: their readers go on elsewhere, from where they are. */
    public void stop() {
        List<FollowedTail> ending;
        synchronized (this) {
            stopping = true;
            ending = byFollowed.values().stream().flatMap(Collection::stream).toList();
        }
        ending.forEach(FollowedTail::close);
    }

    private static BadQueryException refused(int status, String type, String message) {
        return new BadQueryException(new ApiError(status, type, message));
    }
}
