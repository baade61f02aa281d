package io.culvert.query.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
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
    void readsEventsOfEarlierCulvertsWhichHadNoCausationId() {
        Document earlier = written();
        earlier.remove("causationId");
        earlier.remove("traceparent");

        RecordedEvent event = HistoryDocument.read(earlier);

        assertThat(event.causationId()).isEqualTo(EVENT.cause().correlationId());
        assertThat(event.traceparent()).isEmpty();
    }

    private static Document written() {
        return HistoryDocument.of(new Delta.Recorded(EVENT, "network/1"));
    }
}
