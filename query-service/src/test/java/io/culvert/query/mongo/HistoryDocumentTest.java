package io.culvert.query.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.value.ProjectId;
import io.culvert.query.Labels;
import io.culvert.query.Story;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.Delta;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class HistoryDocumentTest {
    private static final Envelope EVENT = Story.EAST.events().getFirst();

    @Test
    void givesBackTheWholeCause() {
        RecordedEvent event = HistoryDocument.read(written());

        assertThat(new Cause(event.actor(), event.correlationId(), event.causationId(), event.traceparent()))
                .isEqualTo(EVENT.cause());
    }

    @Test
    void liesInOneDocumentWithItsNeighbours() {
        ProjectId east = new ProjectId("east");

        assertThat(HistoryDocument.id(east, 1)).isEqualTo("east/0").isEqualTo(HistoryDocument.id(east, 64));
        assertThat(HistoryDocument.id(east, 65)).isEqualTo("east/1");
    }

    private static Document written() {
        return HistoryDocument.of(new Delta.Recorded(EVENT, Labels.of(EVENT.event())));
    }
}
