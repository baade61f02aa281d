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
import org.bson.Document;

/** The history by computed keys: {@code $in} on {@code _id} is the one look-up that every server answers from an index. */
public final class MongoHistory implements History {
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
        for (Document document :
                database.collection("history-" + generations.number()).find(in("_id", ids))) {
            for (Document event : document.getList(HistoryDocument.EVENTS, Document.class)) {
                if (wanted.contains(event.getLong("version"))) {
                    RecordedEvent recorded = HistoryDocument.read(event);
                    found.put(recorded.version(), recorded);
                }
            }
        }
        return List.copyOf(found.values());
    }
}
