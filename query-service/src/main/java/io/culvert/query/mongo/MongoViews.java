package io.culvert.query.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.Json;
import io.culvert.query.port.ViewStore;
import io.culvert.query.view.Delta;
import io.culvert.query.view.ProjectImage;
import io.culvert.query.view.ViewKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * The views in MongoDB: {@code resources} has a document per resource, {@code history} one per event, {@code projects}
 * the version of each project, {@code offsets} the place in each partition. All look-ups are by {@code _id}.
 */
public final class MongoViews implements ViewStore {
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private final MongoCollection<Document> resources;
    private final MongoCollection<Document> history;
    private final MongoCollection<Document> projects;
    private final MongoCollection<Document> offsets;

    public MongoViews(QueryDatabase database) {
        resources = database.collection("resources");
        history = database.collection("history");
        projects = database.collection("projects");
        offsets = database.collection("offsets");
    }

    @Override
    public Map<ProjectId, ProjectImage> load() {
        return new Scan(resources, history, projects).images();
    }

    @Override
    public void write(Delta delta) {
        bulk(
                resources,
                delta.documents().entrySet().stream().map(MongoViews::change).toList());
        bulk(
                history,
                delta.history().stream()
                        .map(it -> replace(HistoryDocument.of(it)))
                        .toList());
        bulk(
                projects,
                delta.images().entrySet().stream()
                        .map(it -> replace(version(it.getKey(), it.getValue())))
                        .toList());
    }

    private static WriteModel<Document> change(Map.Entry<ViewKey, Optional<Record>> change) {
        ViewKey key = change.getKey();
        return change.getValue()
                .map(record -> replace(new Document("_id", key.toString())
                        .append("project", key.projectId().value())
                        .append("kind", key.kind().key())
                        .append("body", Document.parse(Json.write(record)))))
                .orElseGet(() -> new DeleteOneModel<>(eq("_id", key.toString())));
    }

    private static Document version(ProjectId project, ProjectImage image) {
        return new Document("_id", project.value())
                .append("version", image.version())
                .append("intentVersion", image.state().intentVersion());
    }

    private static WriteModel<Document> replace(Document document) {
        return new ReplaceOneModel<>(eq("_id", document.get("_id")), document, UPSERT);
    }

    private static void bulk(MongoCollection<Document> into, List<WriteModel<Document>> writes) {
        if (!writes.isEmpty()) {
            into.bulkWrite(writes);
        }
    }

    @Override
    public Map<Integer, Long> offsets() {
        Map<Integer, Long> found = new HashMap<>();
        for (Document document : offsets.find()) {
            found.put(document.getInteger("_id"), document.getLong("offset"));
        }
        return found;
    }

    @Override
    public void saveOffsets(Map<Integer, Long> next) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        next.forEach(
                (partition, offset) -> writes.add(replace(new Document("_id", partition).append("offset", offset))));
        bulk(offsets, writes);
    }

    @Override
    public void clear() {
        offsets.deleteMany(new Document());
        projects.deleteMany(new Document());
        resources.deleteMany(new Document());
        history.deleteMany(new Document());
    }
}
