package io.culvert.query.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.Json;
import io.culvert.query.port.ViewStore;
import io.culvert.query.view.Checkpoint;
import io.culvert.query.view.Delta;
import io.culvert.query.view.ProjectImage;
import io.culvert.query.view.StoredView;
import io.culvert.query.view.ViewKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/**
 * One generation of the views in MongoDB: {@code resources} has a document per resource, {@code history} one for so many
 * events of a project, {@code checkpoints} whole states of a project, {@code projects} the version of each project,
 * {@code offsets} the place in the topic. All look-ups are by {@code _id}.
 */
public final class MongoViews implements ViewStore {
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final UpdateOptions INSERT = new UpdateOptions().upsert(true);

    /** While it carries out one command, the embedded server makes nobody else's writes durable. */
    private static final int AT_ONCE = 256;

    static final String BODY = "body";
    static final String STANDARD = "standard";
    private static final String PLACE = "place";
    private final MongoCollection<Document> resources;
    private final MongoCollection<Document> history;
    private final MongoCollection<Document> checkpoints;
    private final MongoCollection<Document> projects;
    private final MongoCollection<Document> offsets;

    public MongoViews(QueryDatabase database, int generation) {
        resources = database.collection("resources-" + generation);
        history = database.collection("history-" + generation);
        checkpoints = database.collection("checkpoints-" + generation);
        projects = database.collection("projects-" + generation);
        offsets = database.collection("offsets-" + generation);
    }

    @Override
    public Map<ProjectId, ProjectImage> load() {
        return new Scan(resources, history, checkpoints, projects).images();
    }

    @Override
    public Map<ProjectId, Long> versions() {
        return versions(projects.find());
    }

    @Override
    public Map<ProjectId, Long> versions(Set<ProjectId> of) {
        return versions(
                projects.find(in("_id", of.stream().map(ProjectId::value).toList())));
    }

    private static Map<ProjectId, Long> versions(FindIterable<Document> found) {
        Map<ProjectId, Long> versions = new HashMap<>();
        for (Document each : found) {
            versions.put(new ProjectId(each.getString("_id")), each.getLong("version"));
        }
        return versions;
    }

    @Override
    public void write(Delta delta) {
        bulk(
                resources,
                delta.documents().entrySet().stream().map(MongoViews::change).toList());
        bulk(history, recorded(delta));
        // One by one, since one alone may be long.
        for (Checkpoint each : delta.checkpoints()) {
            bulk(
                    checkpoints,
                    CheckpointDocuments.of(each).stream()
                            .map(MongoViews::replace)
                            .toList());
        }
        bulk(
                projects,
                delta.images().entrySet().stream()
                        .map(it -> replace(version(it.getKey(), it.getValue())))
                        .toList());
    }

    private static List<WriteModel<Document>> recorded(Delta delta) {
        Map<String, ProjectId> projects = new HashMap<>();
        Map<String, List<Document>> added = new LinkedHashMap<>();
        for (Delta.Recorded each : delta.history()) {
            ProjectId project = each.envelope().projectId();
            String id = HistoryDocument.id(project, each.envelope().version());
            projects.put(id, project);
            added.computeIfAbsent(id, fresh -> new ArrayList<>()).add(HistoryDocument.of(each));
        }
        List<WriteModel<Document>> writes = new ArrayList<>();
        added.forEach((id, events) -> writes.add(new UpdateOneModel<>(
                eq("_id", id),
                combine(
                        setOnInsert("project", String.valueOf(projects.get(id))),
                        pushEach(HistoryDocument.EVENTS, events)),
                INSERT)));
        return writes;
    }

    private static WriteModel<Document> change(Map.Entry<ViewKey, Optional<StoredView>> change) {
        ViewKey key = change.getKey();
        return change.getValue()
                .map(view -> replace(document(key, view)))
                .orElseGet(() -> new DeleteOneModel<>(eq("_id", key.toString())));
    }

    private static Document document(ViewKey key, StoredView view) {
        Document document = new Document("_id", key.toString())
                .append("project", key.projectId().value())
                .append("kind", key.kind().key())
                .append(BODY, Document.parse(Json.write(view.body())));
        view.standard().ifPresent(its -> document.append(STANDARD, Document.parse(Json.write(its))));
        return document;
    }

    private static Document version(ProjectId project, ProjectImage image) {
        return new Document("_id", project.value())
                .append("version", image.version())
                .append("intentVersion", image.state().intentVersion())
                .append("shredded", image.state().shredded());
    }

    private static WriteModel<Document> replace(Document document) {
        return new ReplaceOneModel<>(eq("_id", document.get("_id")), document, UPSERT);
    }

    private static void bulk(MongoCollection<Document> into, List<WriteModel<Document>> writes) {
        for (int from = 0; from < writes.size(); from += AT_ONCE) {
            into.bulkWrite(writes.subList(from, Math.min(from + AT_ONCE, writes.size())));
        }
    }

    @Override
    public Place place() {
        Document found = offsets.find(eq("_id", PLACE)).first();
        if (found == null) {
            return Place.BEGINNING;
        }
        Map<Integer, Long> next = new HashMap<>();
        found.get("offsets", Document.class)
                .forEach((partition, offset) -> next.put(Integer.valueOf(partition), (Long) offset));
        return new Place(found.getString("topicId"), next);
    }

    @Override
    public void savePlace(Place place) {
        Document next = new Document();
        place.offsets().forEach((partition, offset) -> next.append(String.valueOf(partition), offset));
        offsets.replaceOne(
                eq("_id", PLACE),
                new Document("_id", PLACE).append("topicId", place.topicId()).append("offsets", next),
                UPSERT);
    }
}
