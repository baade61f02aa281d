package io.culvert.query.mongo;

import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import io.culvert.events.resource.StandardAttributes;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.Json;
import io.culvert.query.view.ProjectImage;
import io.culvert.query.view.Restoration;
import io.culvert.query.view.StoredView;
import io.culvert.query.view.ViewKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** One full scan of the stored views, back into images: documents of events past a project's version are read again anyway. */
final class Scan {
    private static final Map<String, ViewKind> KINDS =
            Stream.of(ViewKind.values()).collect(Collectors.toUnmodifiableMap(ViewKind::key, kind -> kind));
    private final Map<String, List<StoredView>> documents = new HashMap<>();
    private final Map<String, SortedMap<Long, String>> subjects = new HashMap<>();
    private final MongoCollection<Document> projects;

    Scan(MongoCollection<Document> resources, MongoCollection<Document> history, MongoCollection<Document> projects) {
        this.projects = projects;
        for (Document document : resources.find()) {
            documents
                    .computeIfAbsent(document.getString("project"), project -> new ArrayList<>())
                    .add(view(document));
        }
        for (Document document : history.find().projection(include("project", "events.version", "events.subject"))) {
            SortedMap<Long, String> versions =
                    subjects.computeIfAbsent(document.getString("project"), project -> new TreeMap<>());
            for (Document event : document.getList(HistoryDocument.EVENTS, Document.class)) {
                versions.put(event.getLong("version"), event.getString("subject"));
            }
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
        for (Document project : projects.find()) {
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

    private PMap<String, PVector<Long>> index(String project, long version) {
        PMap<String, PVector<Long>> index = HashTreePMap.empty();
        for (Map.Entry<Long, String> each : subjects.getOrDefault(project, new TreeMap<>())
                .headMap(version + 1)
                .entrySet()) {
            PVector<Long> versions = index.getOrDefault(each.getValue(), TreePVector.empty());
            index = index.plus(each.getValue(), versions.plus(each.getKey()));
        }
        return index;
    }
}
