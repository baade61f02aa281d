package io.culvert.command.domain;

import io.culvert.events.event.About;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A project's life, in which no id is given twice. */
final class History {
    private final Random random;
    private final Map<ResourceId, Long> generations = new HashMap<>();
    private final RandomCommands commands;
    private final List<ProjectState> states = new ArrayList<>(List.of(ProjectState.EMPTY));

    History(long seed) {
        random = new Random(seed);
        commands = new RandomCommands(random, slot -> generations.getOrDefault(slot, 0L));
    }

    ProjectState now() {
        return states.getLast();
    }

    void live() {
        (random.nextInt(50) == 0 ? commands.site() : List.of(commands.next())).forEach(this::live);
    }

    private void live(VpnCommand command) {
        if (!isForeign(command)
                && Decider.decide(now(), command, Terms.DEFAULT) instanceof Decision.Accepted(var events)) {
            happened(events);
        }
    }

    /** Pictures of Neutron, and limits of admins, are nothing that a project's owner wants. */
    private static boolean isForeign(VpnCommand command) {
        return switch (command) {
            case FollowInventory _, ChangeQuotas _ -> true;
            case Together together -> together.commands().stream().anyMatch(History::isForeign);
            case Operation operation -> isForeign(operation.then());
            case IfRevision condition -> isForeign(condition.then());
            case IfVersion condition -> isForeign(condition.then());
            default -> false;
        };
    }

    void happened(List<VpnEvent> events) {
        for (VpnEvent event : events) {
            states.add(now().evolve(event, Instant.EPOCH));
            if (event.getClass().getSimpleName().endsWith("Deleted")) {
                About.resource(event).ifPresent(id -> generations.merge(slot(id), 1L, Long::sum));
            }
        }
    }

    private static ResourceId slot(ResourceId id) {
        return ResourceKind.of(id).id(new UUID(0, id.value().getLeastSignificantBits()));
    }

    /** At any version there was. */
    ProjectState any() {
        return states.get(random.nextInt(states.size()));
    }

    /** Several commands of an owner, as one. */
    VpnCommand set() {
        List<VpnCommand> all = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            VpnCommand next = commands.next();
            if (!isForeign(next)) {
                all.add(next);
            }
        }
        return new Together(all);
    }
}
