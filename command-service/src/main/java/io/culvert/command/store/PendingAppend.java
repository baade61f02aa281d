package io.culvert.command.store;

import io.culvert.command.port.NewEvent;
import io.culvert.events.event.Envelope;
import io.culvert.events.value.ProjectId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Events that wait for their positions; whoever waits for them may have given up before they are taken. */
record PendingAppend(
        ProjectId project, long firstVersion, List<NewEvent> events, CompletableFuture<List<Envelope>> done) {

    Commit at(long position) {
        return new Commit(project, firstVersion, position, events);
    }

    /** True if that commit, found in our place, is this very one: written, but its acknowledgement was lost. */
    boolean isSameAs(Commit found) {
        return found.events().getFirst().eventId().equals(firstEventId());
    }

    private UUID firstEventId() {
        return events.getFirst().eventId();
    }
}
