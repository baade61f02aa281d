package io.culvert.query.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.Evictions;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.bson.Document;

/** Evictions in MongoDB: few, and kept for ever. */
public final class MongoEvictions implements Evictions {
    private final MongoCollection<Document> evictions;

    public MongoEvictions(QueryDatabase database) {
        evictions = database.collection("evictions");
    }

    @Override
    public Set<Place> all() {
        Set<Place> all = new HashSet<>();
        for (Document each : evictions.find()) {
            all.add(new Place(new ProjectId(each.getString("project")), each.getLong("version")));
        }
        return all;
    }

    @Override
    public void add(Place place, String actor, Instant at) {
        String id = place.project() + "/" + place.version();
        evictions.replaceOne(
                eq("_id", id),
                new Document("_id", id)
                        .append("project", place.project().value())
                        .append("version", place.version())
                        .append("actor", actor)
                        .append("at", at.toString()),
                new ReplaceOptions().upsert(true));
    }
}
