package io.culvert.command.operator;

import io.culvert.command.port.LogAudit;
import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.StateHash;
import io.culvert.events.wire.WireEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Folds the whole log and holds it against what readers see: every stream without a hole, and every view the same, by
 * hash, as the fold of the log up to the view's version.
 */
final class Verification implements LogAudit.Walker {
    private static final int MOST_FAULTS = 100;

    private final Map<ProjectId, ViewHash> views;
    private final LongConsumer progress;
    private final Map<ProjectId, ProjectState> states = new HashMap<>();
    private final List<Map<String, Object>> faults = new ArrayList<>();
    private long faultCount;
    private long events;
    private long unsealed;
    private long equal;

    /** @param progress is told the position after each event */
    Verification(Map<ProjectId, ViewHash> views, LongConsumer progress) {
        this.views = Map.copyOf(views);
        this.progress = progress;
    }

    @Override
    public void event(WireEvent wire) {
        events++;
        ProjectId project = wire.projectId();
        ProjectState before = states.getOrDefault(project, ProjectState.EMPTY);
        if (wire.version() != before.version() + 1) {
            fault(
                    wire.position(),
                    "project '" + project + "': version " + wire.version() + " follows version " + before.version());
        }
        try {
            Envelope event = wire.read();
            ProjectState after = before.evolve(event.event(), event.time());
            states.put(project, after);
            compare(project, after, wire.position());
        } catch (RuntimeException e) {
            fault(wire.position(), "project '" + project + "': version " + wire.version() + " can't be folded: " + e);
        }
        progress.accept(wire.position());
    }

    @Override
    public void fault(long position, String what) {
        faultCount++;
        if (faults.size() < MOST_FAULTS) {
            faults.add(Map.of("position", position, "what", what));
        }
    }

    @Override
    public void unsealed() {
        unsealed++;
    }

    private void compare(ProjectId project, ProjectState state, long position) {
        ViewHash view = views.get(project);
        if (view == null || view.version() != state.version()) {
            return;
        }
        if (view.incomplete()) {
            fault(position, "project '" + project + "': the view lacks an event that was given up");
        } else if (view.hash().equals(StateHash.of(state))) {
            equal++;
        } else {
            fault(
                    position,
                    "project '" + project + "': the view at version " + view.version()
                            + " differs from the fold of the log");
        }
    }

    /** What was found; {@code clean} if nothing is wrong. Views that are behind, and not wrong, are counted. */
    Map<String, Object> result() {
        views.forEach((project, view) -> {
            if (view.version() > version(project)) {
                fault(
                        0,
                        "project '" + project + "': the view has version " + view.version() + ", the log only "
                                + version(project));
            }
        });
        long behind = states.entrySet().stream()
                .filter(each -> each.getValue().version() > viewed(each.getKey()))
                .count();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("clean", faultCount == 0);
        result.put("events", events);
        result.put("projects", states.size());
        result.put("viewsEqual", equal);
        result.put("viewsBehind", behind);
        result.put("commitsWithoutChecksum", unsealed);
        result.put("faults", faultCount);
        result.put("firstFaults", faults);
        return result;
    }

    private long version(ProjectId project) {
        return states.getOrDefault(project, ProjectState.EMPTY).version();
    }

    private long viewed(ProjectId project) {
        ViewHash view = views.get(project);
        return view == null ? 0 : view.version();
    }
}
