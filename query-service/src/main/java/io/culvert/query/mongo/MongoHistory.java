package io.culvert.query.mongo;

import static com.mongodb.client.model.Filters.in;

import io.culvert.events.value.ProjectId;
import io.culvert.query.port.History;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.port.ViewGenerations;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;

/** The history by computed keys: {@code $in} on {@code _id} is the one look-up that every server answers from an index. */
public final class MongoHistory implements History {
    private static final DocumentCodec CODEC = new DocumentCodec();
    private static final DecoderContext CONTEXT = DecoderContext.builder().build();

    private final QueryDatabase database;
    private final ViewGenerations generations;

    public MongoHistory(QueryDatabase database, ViewGenerations generations) {
        this.database = database;
        this.generations = generations;
    }

    @Override
    public List<RecordedEvent> events(ProjectId project, List<Long> versions) {
        Set<Long> wanted = new HashSet<>(versions);
        Set<String> ids = new HashSet<>();
        versions.forEach(version -> ids.add(HistoryDocument.id(project, version)));
        // By version, since what a crash cut short was written again.
        Map<Long, RecordedEvent> found = new TreeMap<>();
        for (RawBsonDocument segment : database.collection("history-" + generations.number())
                .withDocumentClass(RawBsonDocument.class)
                .find(in("_id", ids))) {
            for (BsonValue event : segment.getArray(HistoryDocument.EVENTS)) {
                BsonDocument raw = event.asDocument();
                long version = raw.getInt64("version").getValue();
                // Few of a segment may be wanted: the others are not worth being decoded.
                if (wanted.contains(version)) {
                    Document decoded = CODEC.decode(raw.asBsonReader(), CONTEXT);
                    found.put(version, HistoryDocument.read(decoded));
                }
            }
        }
        return List.copyOf(found.values());
    }
}
