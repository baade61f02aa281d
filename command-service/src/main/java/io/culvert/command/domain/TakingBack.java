package io.culvert.command.domain;

import io.culvert.events.event.ChangeSetReverted;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.ChangeSet;
import io.culvert.events.resource.ChangedResource;
import io.culvert.events.resource.LeftResource;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Revisions;
import io.culvert.events.value.Fate;
import io.culvert.events.value.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes a change set back, resource by resource: what somebody has changed since is his, and what rules do not let go stays. */
final class TakingBack {
    private final ChangeSet open;
    private final ProjectState state;
    private final Wanted before;
    private final Terms terms;
    private final Map<ResourceId, String> left = new LinkedHashMap<>();

    private TakingBack(ChangeSet open, ProjectState state, Wanted before, Terms terms) {
        this.open = open;
        this.state = state;
        this.before = before;
        this.terms = terms;
    }

    /** Nothing before the deadline, or if it is confirmed or taken back already. */
    static List<VpnEvent> of(ProjectState state, RevertChangeSet command, Terms terms) {
        ChangeSet open = state.changeSets().get(command.id());
        if (command.cue() == RevertChangeSet.Cue.DEADLINE
                && (open == null || command.at().isBefore(open.deadline()))) {
            return List.of();
        }
        ChangeSet known = ChangeSetRules.known(state, command.id());
        if (command.before().version() != known.base()) {
            throw new IllegalArgumentException("change set " + known.id() + " is over version " + known.base()
                    + ", not " + command.before().version());
        }
        return new TakingBack(known, state, Wanted.of(command.before()), terms).events();
    }

    private List<VpnEvent> events() {
        Wanted now = Wanted.of(state);
        Wanted target = now;
        for (ChangedResource each : open.resources()) {
            if (isAsItWasLeft(each)) {
                target = target.with(each.resource(), before);
            }
        }
        if (!Inventories.isSound(target.inventory())) {
            target = leavingInventory(target, now);
        }
        List<VpnEvent> events = new ArrayList<>();
        ProjectState after = state;
        for (Reversion.Step step : Reversion.steps(now, target, Map.of())) {
            try {
                Preview preview = Preview.of(after, Decider.events(after, step.command(), terms));
                events.addAll(preview.events());
                after = preview.after();
            } catch (RefusedException e) {
                step.about().ifPresent(id -> left.put(id, e.error().message()));
            }
        }
        events.add(new ChangeSetReverted(open.id(), left(Wanted.of(after), target)));
        return events;
    }

    private boolean isAsItWasLeft(ChangedResource each) {
        ResourceId id = each.resource();
        long revision = Revisions.of(state, id);
        boolean stays = each.fate() == Fate.DELETED ? revision == 0 : revision > 0 && revision <= open.last();
        if (!stays && !(each.fate() == Fate.CREATED && revision == 0)) {
            left.put(id, revision == 0 ? "it was deleted since" : "it was changed since");
        }
        return stays;
    }

    private Wanted leavingInventory(Wanted target, Wanted now) {
        Wanted reduced = target;
        for (ChangedResource each : open.resources()) {
            if (Inventories.has(each.kind())) {
                reduced = reduced.with(each.resource(), now);
                left.putIfAbsent(each.resource(), "other networks, subnets and routers need it as it is");
            }
        }
        return reduced;
    }

    /** What was refused on the way may have come right in the end. */
    private List<LeftResource> left(Wanted after, Wanted target) {
        return open.resources().stream()
                .filter(each -> after.differs(each.resource(), target) || isLeftOnPurpose(each, target))
                .map(each -> new LeftResource(
                        each.kind(),
                        each.id(),
                        left.getOrDefault(each.resource(), "what there is now does not let it")))
                .toList();
    }

    private boolean isLeftOnPurpose(ChangedResource each, Wanted target) {
        return left.containsKey(each.resource()) && target.differs(each.resource(), before);
    }
}
