package io.culvert.query.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.query.Life;
import io.culvert.query.view.Checkpoint;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.configuration.CodecRegistry;
import org.junit.jupiter.api.Test;

class CheckpointDocumentsTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final CodecRegistry CODECS = com.mongodb.MongoClientSettings.getDefaultCodecRegistry();

    @Test
    void givesTheStateBackFromAnyNumberOfParts() {
        ProjectState state = ProjectState.EMPTY;
        for (Envelope each : Life.of(EAST, 400, 1)) {
            state = state.evolve(each.event(), each.time());
        }
        Checkpoint checkpoint = new Checkpoint(EAST, state);

        List<Document> parts = CheckpointDocuments.of(checkpoint, 1_000);
        assertThat(parts)
                .hasSizeGreaterThan(3)
                .extracting(each -> each.getString("_id"))
                .startsWith("east/" + state.version() + "/0", "east/" + state.version() + "/1");
        assertThat(CheckpointDocuments.read(stored(parts))).isEqualTo(state);
        assertThat(CheckpointDocuments.read(stored(CheckpointDocuments.of(checkpoint))))
                .isEqualTo(state);
    }

    /** As the driver gives them back. */
    private static List<Document> stored(List<Document> documents) {
        return documents.stream()
                .map(each -> each.toBsonDocument(BsonDocument.class, CODECS))
                .map(each -> new DocumentCodec()
                        .decode(
                                each.asBsonReader(),
                                org.bson.codecs.DecoderContext.builder().build()))
                .toList();
    }
}
