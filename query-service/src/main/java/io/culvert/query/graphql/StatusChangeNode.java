package io.culvert.query.graphql;

import io.culvert.events.event.StatusReported;
import io.culvert.query.graphql.ConnectionNode.ReasonNode;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.Change;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection's status that became another, or got another reason. */
record StatusChangeNode(
        long version,
        String time,
        String connectionId,
        String name,
        @Nullable String before,
        String status,
        ReasonNode reason,
        String host,
        long appliedVersion) {
    private static final String STATUS = "status";

    /** Empty if the event is about something else, or the report told nothing new about the status. */
    static Optional<StatusChangeNode> of(RecordedEvent event) {
        // By type first: few events are reports, and none need be read for it.
        if (!event.type().contains(STATUS) || !(event.event() instanceof StatusReported report)) {
            return Optional.empty();
        }
        Optional<Change> status = change(event, STATUS);
        if (status.isEmpty() && change(event, "status_reason").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(told(event, report, status));
    }

    /** Whatever the report told, be it only what was applied. */
    static StatusChangeNode told(RecordedEvent report) {
        return told(report, (StatusReported) report.event(), change(report, STATUS));
    }

    private static StatusChangeNode told(RecordedEvent event, StatusReported report, Optional<Change> status) {
        return new StatusChangeNode(
                event.version(),
                event.time().toString(),
                report.connectionId().toString(),
                event.told().name(),
                status.map(it -> it.before().orElse(null))
                        .orElse(report.status().wireName()),
                report.status().wireName(),
                ReasonNode.of(report.reason()),
                report.hostId().value(),
                report.appliedVersion());
    }

    private static Optional<Change> change(RecordedEvent event, String attribute) {
        return event.told().changes().stream()
                .filter(change -> change.attribute().equals(attribute)
                        || change.attribute().startsWith(attribute + "."))
                .findFirst();
    }
}
