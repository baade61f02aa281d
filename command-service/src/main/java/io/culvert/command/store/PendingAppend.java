package io.culvert.command.store;

import io.culvert.command.port.NewEvent;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.EventTypes;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.Subjects;
import io.culvert.events.wire.WireEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Events that wait for their positions, written out already by whoever waits for them; he may have given up before they
 * are taken.
 */
record PendingAppend(List<WireEvent> events, CompletableFuture<List<WireEvent>> done) {
    private static final long NO_POSITION = 0;

    static PendingAppend of(ProjectId project, long firstVersion, List<NewEvent> events) {
        List<WireEvent> written = new ArrayList<>(events.size());
        for (NewEvent each : events) {
            written.add(new WireEvent(
                    each.eventId(),
                    project,
                    firstVersion + written.size(),
                    NO_POSITION,
                    each.time().truncatedTo(ChronoUnit.MILLIS),
                    each.cause(),
                    EventTypes.nameOf(each.event()),
                    Subjects.of(each.event()),
                    Json.write(each.event())));
        }
        return new PendingAppend(written, new CompletableFuture<>());
    }

    ProjectId project() {
        return events.getFirst().projectId();
    }

    long firstVersion() {
        return events.getFirst().version();
    }

    long nextVersion() {
        return events.getLast().version() + 1;
    }

    /** The commit that it becomes if it is written there. */
    Commit after(Tip tip, Instant now) {
        List<WireEvent> placed = new ArrayList<>(events.size());
        for (WireEvent each : events) {
            placed.add(each.at(tip.position() + 1 + placed.size()));
        }
        Instant at = now.isBefore(tip.at()) ? tip.at() : now.truncatedTo(ChronoUnit.MILLIS);
        return new Commit(placed, at, Checksum.of(tip.checksum(), at, placed));
    }

    /** True if that commit, found in our place, is this very one: written, but its acknowledgement was lost. */
    boolean isSameAs(Commit found) {
        return found.events().getFirst().eventId().equals(events.getFirst().eventId());
    }
}
