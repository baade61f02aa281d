package io.culvert.command.rest;

import io.culvert.command.domain.Decider;
import io.culvert.command.domain.Decision;
import io.culvert.command.domain.Terms;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Caused;
import io.culvert.command.port.Commands;
import io.culvert.command.port.Outcome;
import io.culvert.command.port.Past;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.event.Cause;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Resources;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Commands decided over states in memory, without a log. */
public final class MemoryCommands implements Commands, Past {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123Z");

    private final Map<ProjectId, ProjectState> states = new ConcurrentHashMap<>();
    private final Map<ProjectId, List<ProjectState>> former = new ConcurrentHashMap<>();
    public final List<VpnEvent> events = new ArrayList<>();
    public final List<Cause> causes = new ArrayList<>();
    volatile boolean away;
    public volatile Terms terms = Terms.DEFAULT;

    @Override
    public synchronized List<Outcome> executeAll(ProjectId project, List<Caused> commands) {
        if (away) {
            throw new UnavailableException("mongod at 10.9.9.9 is away", new IllegalStateException("test"));
        }
        return commands.stream()
                .map(caused -> decide(project, caused.command(), caused.cause()))
                .toList();
    }

    private Outcome decide(ProjectId project, VpnCommand command, Cause cause) {
        ProjectState state = state(project);
        return switch (Decider.decide(state, command, terms)) {
            case Decision.Rejected(var error) -> new Outcome.Refused(error);
            case Decision.Accepted(List<VpnEvent> news) -> {
                for (VpnEvent event : news) {
                    former.computeIfAbsent(project, any -> new ArrayList<>()).add(state);
                    state = state.evolve(event, NOW);
                    events.add(event);
                    causes.add(cause);
                }
                states.put(project, state);
                yield new Outcome.Done(state, news);
            }
        };
    }

    public ProjectState state(ProjectId project) {
        return states.getOrDefault(project, ProjectState.EMPTY);
    }

    @Override
    public Optional<ProjectState> at(ProjectId project, long version) {
        List<ProjectState> all = former.getOrDefault(project, List.of());
        return version < all.size()
                ? Optional.of(all.get((int) version))
                : Optional.of(state(project)).filter(now -> now.version() == version);
    }

    @Override
    public synchronized boolean hasLedTo(ProjectId project, String causationId) {
        return causes.stream().anyMatch(cause -> cause.causationId().equals(causationId));
    }

    Optional<ProjectId> ownerOf(ResourceId id) {
        return states.entrySet().stream()
                .filter(each -> Resources.find(each.getValue(), id).isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
