package io.culvert.command.domain;

import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Going back to what was wanted: by the very commands that clients have, under the rules of today, wholly or not at all. */
public final class RevertRules {
    private RevertRules() {}

    static List<VpnEvent> to(ProjectState state, RevertTo command, Terms terms) {
        Wanted target = target(state, command, terms.inventory());
        command.only().filter(_ -> !Inventories.isSound(target.inventory())).ifPresent(id -> {
            throw new RefusedException(Refusals.notReached(id));
        });
        List<VpnCommand> operations = new ArrayList<>();
        for (Reversion.Step step : Reversion.steps(Wanted.of(state), target, command.keys())) {
            operations.add(new Operation(operations.size(), step.command()));
        }
        List<VpnEvent> events = Decider.events(state, new Together(operations), terms);
        ProjectState after = Preview.of(state, events).after();
        Wanted.of(after).differences(target).findFirst().ifPresent(id -> {
            throw new RefusedException(Refusals.notReached(id));
        });
        return events;
    }

    /** The connections that would have to be made again, with new keys; none if the command is refused anyway. */
    public static List<SiteConnection> remade(ProjectState state, RevertTo command, InventoryKeeper keeper) {
        return Reversion.remade(Wanted.of(state), targetOrNow(state, command, keeper));
    }

    /** The connections that keep the key they have, though they had another one then; none if the command is refused
     * anyway. */
    public static List<SiteConnection> keyKept(ProjectState state, RevertTo command, InventoryKeeper keeper) {
        return targetOrNow(state, command, keeper).vpn().connections().values().stream()
                .filter(then -> command.only().map(then.id()::equals).orElse(true))
                .filter(then -> {
                    SiteConnection now = state.vpn().connections().get(then.id());
                    return now != null && !now.psk().equals(then.psk());
                })
                .toList();
    }

    private static Wanted targetOrNow(ProjectState state, RevertTo command, InventoryKeeper keeper) {
        try {
            return target(state, command, keeper);
        } catch (RefusedException e) {
            return Wanted.of(state);
        }
    }

    private static Wanted target(ProjectState state, RevertTo command, InventoryKeeper keeper) {
        Wanted now = Wanted.of(state);
        Wanted then = keeper == InventoryKeeper.OWN ? Wanted.of(command.then()) : withInventoryOf(now, command.then());
        return command.only().map(id -> Reversion.of(id, now, then)).orElse(then);
    }

    /** What somebody else keeps is his. */
    private static Wanted withInventoryOf(Wanted now, ProjectState then) {
        Wanted target = Wanted.of(then);
        for (ResourceId id :
                Stream.concat(now.ids().stream(), target.ids().stream()).toList()) {
            target = Inventories.has(ResourceKind.of(id)) ? target.with(id, now) : target;
        }
        return target;
    }
}
