package io.culvert.command.store;

import static io.culvert.command.store.MongoCalls.orUnavailable;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.culvert.command.port.Places;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.OptionalLong;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Places on MongoDB. Claims end by the owners' clocks: should these disagree by more than a claim's validity, two
 * may follow at once, which followers must bear (the relay then sends twice, and consumers drop what they have).
 */
public final class MongoPlaces implements Places {
    private static final String NOBODY = "";

    private final MongoCollection<Document> collection;
    private final String owner;
    private final Clock clock;

    /** @param owner names this process, the same after a restart, so that it need not wait for its own claims */
    public MongoPlaces(CommandDatabase database, String owner, Clock clock) {
        this.collection = database.handle().getCollection("places");
        this.owner = owner;
        this.clock = clock;
    }

    @Override
    public OptionalLong claim(String name, Duration validity) {
        return orUnavailable(() -> {
            Bson free = Filters.and(
                    Filters.eq("_id", name),
                    Filters.or(Filters.eq("owner", owner), Filters.lt("until", Date.from(clock.instant()))));
            Document mine = collection.findOneAndUpdate(
                    free, claimed(validity), new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
            if (mine != null) {
                return OptionalLong.of(mine.getLong("position"));
            }
            return createdNow(name, validity) ? OptionalLong.of(0) : OptionalLong.empty();
        });
    }

    @Override
    public boolean save(String name, long position, Duration validity) {
        return orUnavailable(() -> collection
                        .updateOne(mine(name), Updates.combine(claimed(validity), Updates.set("position", position)))
                        .getMatchedCount()
                == 1);
    }

    @Override
    public OptionalLong position(String name) {
        return orUnavailable(() -> {
            Document place = collection.find(Filters.eq("_id", name)).first();
            return place == null ? OptionalLong.empty() : OptionalLong.of(place.getLong("position"));
        });
    }

    @Override
    public void rewind(String name) {
        orUnavailable(() -> collection.updateOne(
                Filters.eq("_id", name),
                Updates.combine(
                        Updates.set("position", 0L),
                        Updates.set("owner", NOBODY),
                        Updates.set("until", Date.from(Instant.EPOCH)))));
    }

    @Override
    public void release(String name) {
        orUnavailable(() -> collection.updateOne(mine(name), Updates.set("until", Date.from(Instant.EPOCH))));
    }

    private boolean createdNow(String name, Duration validity) {
        try {
            collection.insertOne(new Document("_id", name)
                    .append("position", 0L)
                    .append("owner", owner)
                    .append("until", until(validity)));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private Bson mine(String name) {
        return Filters.and(Filters.eq("_id", name), Filters.eq("owner", owner));
    }

    private Bson claimed(Duration validity) {
        return Updates.combine(Updates.set("owner", owner), Updates.set("until", until(validity)));
    }

    private Date until(Duration validity) {
        return Date.from(clock.instant().plus(validity));
    }
}
