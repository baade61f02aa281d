package io.culvert.command.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static io.culvert.command.store.MongoCalls.orUnavailable;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import io.culvert.command.port.Requests;
import io.culvert.events.value.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;

/** Requests on MongoDB by {@code _id} = project/key. */
public final class MongoRequests implements Requests {
    private static final Duration KEPT = Duration.ofDays(1);

    /** Looking for old ones is a scan, so that it is not done each time. */
    private static final int BETWEEN_SWEEPS = 1_000;

    private final MongoCollection<Document> requests;
    private final Clock clock;
    private final AtomicLong begun = new AtomicLong();

    public MongoRequests(CommandDatabase database, Clock clock) {
        this.requests = database.handle().getCollection("requests");
        this.clock = clock;
    }

    @Override
    public Known begin(ProjectId project, String key, Known ifNew) {
        return orUnavailable(() -> {
            if (begun.getAndIncrement() % BETWEEN_SWEEPS == 0) {
                requests.deleteMany(lt("at", Date.from(clock.instant().minus(KEPT))));
            }
            try {
                requests.insertOne(new Document("_id", id(project, key))
                        .append("fingerprint", ifNew.fingerprint())
                        .append("id", ifNew.id().toString())
                        .append("progress", ifNew.progress().name())
                        .append("at", Date.from(clock.instant())));
                return ifNew;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                Document found = requests.find(eq("_id", id(project, key))).first();
                return found == null ? ifNew : read(found);
            }
        });
    }

    @Override
    public void done(ProjectId project, String key) {
        orUnavailable(
                () -> requests.updateOne(eq("_id", id(project, key)), Updates.set("progress", Progress.DONE.name())));
    }

    private static Known read(Document found) {
        return new Known(
                found.getString("fingerprint"),
                UUID.fromString(found.getString("id")),
                Progress.valueOf(found.getString("progress")));
    }

    private static String id(ProjectId project, String key) {
        return project.value() + "/" + key;
    }
}
