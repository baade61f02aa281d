package io.culvert.query.mongo;

import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import io.culvert.events.resource.StandardAttributes;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.Json;
import io.culvert.query.view.HistoryIndex;
import io.culvert.query.view.Label;
import io.culvert.query.view.ProjectImage;
import io.culvert.query.view.Restoration;
import io.culvert.query.view.StoredView;
import io.culvert.query.view.ViewKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/** One full scan of the stored views, back into images: documents of events past a project's version are read again anyway. */
final class Scan {
    private static final Map<String, ViewKind> KINDS =
            Stream.of(ViewKind.values()).collect(Collectors.toUnmodifiableMap(ViewKind::key, kind -> kind));
    private final Map<String, List<StoredView>> documents = new HashMap<>();
    private final Map<String, SortedMap<Long, Document>> events = new HashMap<>();
    private final Map<String, SortedSet<Long>> checkpoints = new HashMap<>();
    private final List<Document> projects;

    Scan(
            MongoCollection<Document> resources,
            MongoCollection<Document> history,
            MongoCollection<Document> checkpoints,
            MongoCollection<Document> projects) {
        // Before all else, as they are written after all else: whoever writes meanwhile is only ahead of them.
        this.projects = projects.find().into(new ArrayList<>());
        for (Document document : resources.find()) {
            documents
                    .computeIfAbsent(document.getString("project"), project -> new ArrayList<>())
                    .add(view(document));
        }
        for (Document document : history.find()
                .projection(include(
                        "project", "events.version", "events.time", "events.subject", "events.type", "events.actor"))) {
            SortedMap<Long, Document> versions =
                    events.computeIfAbsent(document.getString("project"), project -> new TreeMap<>());
            for (Document event : document.getList(HistoryDocument.EVENTS, Document.class)) {
                versions.put(event.getLong("version"), event);
            }
        }
        for (Document document : checkpoints.find().projection(include("project", "version"))) {
            this.checkpoints
                    .computeIfAbsent(document.getString("project"), project -> new TreeSet<>())
                    .add(document.getLong("version"));
        }
    }

    private static StoredView view(Document document) {
        ViewKind kind = KINDS.get(document.getString("kind"));
        if (kind == null) {
            throw new IllegalStateException("unknown kind of view in document " + document.getString("_id"));
        }
        return new StoredView(
                Json.read(document.get(MongoViews.BODY, Document.class).toJson(), kind.type()),
                Optional.ofNullable(document.get(MongoViews.STANDARD, Document.class))
                        .map(its -> Json.read(its.toJson(), StandardAttributes.class)));
    }

    Map<ProjectId, ProjectImage> images() {
        Map<ProjectId, ProjectImage> images = new HashMap<>();
        for (Document project : projects) {
            String id = project.getString("_id");
            ProjectState state = Restoration.of(
                    project.getLong("version"),
                    project.getLong("intentVersion"),
                    project.getLong("shredded"),
                    documents.getOrDefault(id, List.of()));
            images.put(new ProjectId(id), ProjectImage.of(state, index(id, state.version())));
        }
        return images;
    }

    private HistoryIndex index(String project, long version) {
        HistoryIndex index = HistoryIndex.EMPTY;
        for (Document event : events.getOrDefault(project, new TreeMap<>())
                .headMap(version + 1)
                .values()) {
            index = index.plus(
                    event.getLong("version"),
                    Instant.parse(event.getString("time")),
                    event.getString("actor"),
                    new Label(event.getString("subject"), event.getString("type")));
        }
        for (long each : checkpoints.getOrDefault(project, new TreeSet<>()).headSet(version + 1)) {
            index = index.withCheckpoint(each);
        }
        return index;
    }
}
