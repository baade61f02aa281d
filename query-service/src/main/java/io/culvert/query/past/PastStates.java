package io.culvert.query.past;

import io.culvert.events.api.ApiError;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.Checkpoints;
import io.culvert.query.port.Evictions;
import io.culvert.query.port.History;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.BadQueryException;
import io.culvert.query.view.Moment;
import io.culvert.query.view.ProjectImage;
import io.culvert.query.view.Replay;
import io.culvert.query.view.Search;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Each state is folded from the last checkpoint before it; the index of the image says where all that lies. */
public final class PastStates implements Past {
    /** In versions: about as many as lie between two checkpoints. */
    private static final int FAR = 256;

    private final Projects projects;
    private final History history;
    private final Checkpoints checkpoints;
    private final Evictions evictions;
    private final Clock clock;
    private final Times times;
    private final RecentStates recent = new RecentStates();

    public PastStates(Projects projects, History history, Checkpoints checkpoints, Evictions evictions, Clock clock) {
        this.projects = projects;
        this.history = history;
        this.checkpoints = checkpoints;
        this.evictions = evictions;
        this.clock = clock;
        this.times = new Times(history);
    }

    @Override
    public long version(ProjectId project, Moment moment) {
        ProjectImage image = projects.image(project);
        return switch (moment) {
            case Moment.Version(long version) -> {
                if (version > image.version()) {
                    throw new BadQueryException(new ApiError(
                            400,
                            "VersionNotFound",
                            "Version " + version + " of project " + project + " is not there yet; the last one is "
                                    + image.version() + "."));
                }
                yield version;
            }
            case Moment.Time(Instant time) -> {
                Instant now = clock.instant();
                if (time.isAfter(now)) {
                    throw new BadQueryException(
                            new ApiError(400, "TimeInFuture", time + " has not come yet; it is " + now + "."));
                }
                yield times.versionAt(project, image, time);
            }
        };
    }

    @Override
    public ProjectState state(ProjectId project, long version) {
        ProjectImage image = projects.image(project);
        if (version == image.version()) {
            return image.state();
        }
        return recent.get(project, version, () -> replay(project, base(project, image, version), version));
    }

    @Override
    public void along(ProjectId project, List<Long> versions, Consumer<ProjectState> each) {
        ProjectState last = ProjectState.EMPTY;
        for (int begin = 0; begin < versions.size(); ) {
            long first = versions.get(begin);
            ProjectState from = begin == 0 || first - last.version() > FAR ? state(project, first) : last;
            List<Long> near =
                    versions.subList(begin, Search.count(versions, version -> version - from.version() <= FAR));
            Map<Long, Replay.Fact> facts = facts(project, from.version(), near.getLast());
            last = from;
            for (long version : near) {
                last = Replay.of(last, facts, version);
                each.accept(last);
            }
            begin += near.size();
        }
    }

    private ProjectState base(ProjectId project, ProjectImage image, long version) {
        // The last one may be on its way into the store.
        return image.index().checkpointsUpTo(version).stream()
                .map(each -> checkpoints.find(project, each))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(ProjectState.EMPTY);
    }

    private ProjectState replay(ProjectId project, ProjectState base, long version) {
        return Replay.of(base, facts(project, base.version(), version), version);
    }

    /** What happened after one version and up to another. */
    private Map<Long, Replay.Fact> facts(ProjectId project, long after, long last) {
        List<Long> tail = LongStream.rangeClosed(after + 1, last).boxed().toList();
        Map<Long, Replay.Fact> facts = new HashMap<>();
        for (RecordedEvent each : history.events(project, tail)) {
            facts.put(each.version(), new Replay.Fact(each.event(), each.time()));
        }
        if (facts.size() < tail.size()) {
            mustBeGivenUp(
                    project,
                    tail.stream().filter(each -> !facts.containsKey(each)).toList());
        }
        return facts;
    }

    private void mustBeGivenUp(ProjectId project, List<Long> missing) {
        Set<Long> givenUp = evictions.all().stream()
                .filter(place -> place.project().equals(project))
                .map(Evictions.Place::version)
                .collect(Collectors.toSet());
        if (!givenUp.containsAll(missing)) {
            throw new IllegalStateException("the history of project " + project + " lacks some of versions "
                    + missing.getFirst() + " to " + missing.getLast());
        }
    }
}
