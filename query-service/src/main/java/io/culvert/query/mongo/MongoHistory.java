package io.culvert.query.mongo;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.History;
import io.culvert.query.port.RecordedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;

/** The history by computed keys: {@code $in} on {@code _id} is the one look-up that every server answers from an index. */
public final class MongoHistory implements History {
    private final MongoCollection<Document> history;

    public MongoHistory(QueryDatabase database) {
        history = database.collection("history");
    }

    @Override
    public List<RecordedEvent> events(ProjectId project, List<Long> versions) {
        List<RecordedEvent> found = new ArrayList<>();
        List<String> ids = versions.stream()
                .map(version -> HistoryDocument.id(project, version))
                .toList();
        for (Document document : history.find(in("_id", ids))) {
            found.add(HistoryDocument.read(document));
        }
        found.sort(Comparator.comparingLong(RecordedEvent::version));
        return found;
    }
}
