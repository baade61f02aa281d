package io.culvert.query.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.value.ProjectId;
import io.culvert.query.Labels;
import io.culvert.query.Story;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.Change;
import io.culvert.query.view.Delta;
import io.culvert.query.view.Told;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class HistoryDocumentTest {
    private static final Envelope EVENT = Story.EAST.events().getFirst();
    private static final Told TOLD = new Told(
            "mynet",
            List.of(
                    new Change("mtu", Optional.of("1500"), Optional.empty()),
                    new Change("name", Optional.empty(), Optional.of("mynet"))));

    @Test
    void givesBackTheWholeCauseAndWhatWasTold() {
        RecordedEvent event = HistoryDocument.read(written());

        assertThat(new Cause(event.actor(), event.correlationId(), event.causationId(), event.traceparent()))
                .isEqualTo(EVENT.cause());
        assertThat(event.told()).isEqualTo(TOLD);
        assertThat(event.event()).isEqualTo(EVENT.event());
    }

    @Test
    void liesInOneDocumentWithItsNeighbours() {
        ProjectId east = new ProjectId("east");

        assertThat(HistoryDocument.id(east, 1)).isEqualTo("east/0").isEqualTo(HistoryDocument.id(east, 16));
        assertThat(HistoryDocument.id(east, 17)).isEqualTo("east/1");
    }

    private static Document written() {
        return HistoryDocument.of(new Delta.Recorded(EVENT, Labels.of(EVENT.event()), TOLD));
    }
}
