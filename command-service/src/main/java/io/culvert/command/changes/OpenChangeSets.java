package io.culvert.command.changes;

import io.culvert.events.event.Cause;
import io.culvert.events.event.ChangeSetConfirmed;
import io.culvert.events.event.ChangeSetOpened;
import io.culvert.events.event.ChangeSetReverted;
import io.culvert.events.event.Envelope;
import io.culvert.events.resource.ChangeSet;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.WireEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The change sets that wait, as the log tells of them; of the many other events only their types are looked at. */
final class OpenChangeSets {
    /** Wire names of all versions that there will be. */
    private static final String OURS = "io.culvert.change-set.";

    private static final String STATUS = "io.culvert.status.reported.";

    /** @param cause of whatever is done because of it */
    record Waiting(ProjectId project, ChangeSet changeSet, Cause cause) {}

    private final Map<UUID, Waiting> all = new LinkedHashMap<>();
    private final Set<Waiting> told = new LinkedHashSet<>();

    void apply(WireEvent event) {
        if (event.type().startsWith(OURS)) {
            apply(event.read());
        } else if (event.type().startsWith(STATUS)) {
            all.values().stream()
                    .filter(each -> each.project().equals(event.projectId()))
                    .forEach(told::add);
        }
    }

    private void apply(Envelope event) {
        switch (event.event()) {
            case ChangeSetOpened(ChangeSet opened) -> {
                Cause cause =
                        event.cause().leadingTo("change-sets", event.eventId().toString());
                Waiting waiting = new Waiting(event.projectId(), opened, cause);
                all.put(opened.id(), waiting);
                told.add(waiting);
            }
            case ChangeSetConfirmed(UUID id) -> all.remove(id);
            case ChangeSetReverted(UUID id, var _) -> all.remove(id);
            default -> throw new IllegalStateException("not of a change set: " + event.event());
        }
    }

    /** Those in whose projects something was told of tunnels since this was asked last, or that are new. */
    List<Waiting> toldOf() {
        List<Waiting> now = told.stream()
                .filter(each -> all.containsKey(each.changeSet().id()))
                .toList();
        told.clear();
        return now;
    }

    /** Those whose deadline is over. */
    List<Waiting> dueAt(Instant now) {
        return all.values().stream()
                .filter(each -> !now.isBefore(each.changeSet().deadline()))
                .toList();
    }

    /** It is to be looked at once more. */
    void again(Waiting waiting) {
        told.add(waiting);
    }
}
