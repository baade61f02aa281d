package io.culvert.command.secrets;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.culvert.command.secrets.KeyRecord.Phase;
import io.culvert.command.secrets.KeyRecord.Rotating;
import io.culvert.command.secrets.key.KeyEncryption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Which key data keys are wrapped with, the same for all instances: it stands in MongoDB. What an instance has read of it
 * holds for a lease. So whoever changes it knows that, a lease later, nobody goes by what was before.
 */
final class KeyInUse {
    static final Duration LEASE = Duration.ofSeconds(5);
    private static final String ID = "key";

    /** An instance that has said nothing for that long is gone. */
    private static final Duration GONE = Duration.ofSeconds(60);

    private final MongoCollection<Document> keys;
    private final MongoCollection<Document> instances;
    private final KeyEncryption keeper;
    private final String instance;
    private final Duration lease;
    private final Clock clock;
    private final LongSupplier nanos;
    private volatile Read last = new Read(KeyRecord.NONE, Long.MIN_VALUE);
    private volatile List<String> forgotten = List.of();

    KeyInUse(
            MongoDatabase database,
            KeyEncryption keeper,
            String instance,
            Duration lease,
            Clock clock,
            LongSupplier nanos) {
        this.keys = database.getCollection("vault_keys");
        this.instances = database.getCollection("vault_instances");
        this.keeper = keeper;
        this.instance = instance;
        this.lease = lease;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** @param at when it was begun to be read, by {@code nanos} */
    private record Read(KeyRecord record, long at) {}

    Duration lease() {
        return lease;
    }

    boolean isChosen() {
        return !stored().equals(KeyRecord.NONE);
    }

    String name() {
        return present().current();
    }

    /**
     * Whether what was wrapped with that key, and written since, was written while that key was in use: then whoever puts
     * another in its place finds it.
     */
    boolean isStill(String name) {
        return present().current().equals(name);
    }

    /** What holds now, read anew if the lease is over. */
    private KeyRecord present() {
        Read read = last;
        boolean holds = read.at() != Long.MIN_VALUE && nanos.getAsLong() - read.at() < lease.toNanos();
        return holds ? read.record() : read();
    }

    /** Reads it anew, chooses the first key if there is none yet. */
    KeyRecord read() {
        long at = nanos.getAsLong();
        KeyRecord found = stored();
        if (found.equals(KeyRecord.NONE)) {
            // If another instance was first, its choice it is.
            var _ = Insertion.of(
                    new Document("_id", ID)
                            .append(KeyRecord.CURRENT, keeper.names().getFirst()),
                    keys);
            found = stored();
        }
        last = new Read(found, at);
        return found;
    }

    /** Takes part in what is under way: says which keys this instance has, and gives up those that are out of use. */
    KeyRecord takePart() {
        KeyRecord now = read();
        now.rotating().ifPresent(this::report);
        if (now.rotating().isEmpty() && !now.forgotten().equals(forgotten)) {
            List<String> there = keeper.names();
            // The oldest first.
            now.forgotten().reversed().stream().filter(there::contains).forEach(keeper::forget);
            forgotten = now.forgotten();
        }
        return now;
    }

    /** @return false if another rotation is under way */
    boolean begin(String to) {
        Rotating rotating = new Rotating(to, Phase.ASKING, clock.instant(), 0, 0);
        return keys.updateOne(
                                Filters.and(Filters.eq("_id", ID), Filters.exists(KeyRecord.ROTATION, false)),
                                Updates.set(KeyRecord.ROTATION, rotating.document()))
                        .getMatchedCount()
                == 1;
    }

    /** Instances that live, and have not got the key that is to take over. */
    List<String> lacking(Rotating rotating) {
        List<String> lacking = new ArrayList<>();
        Date since = Date.from(clock.instant().minus(GONE));
        for (Document each : instances.find(Filters.and(Filters.eq("to", rotating.to()), Filters.gte("at", since)))) {
            if (!each.getBoolean("has", false)) {
                lacking.add(each.getString("_id"));
            }
        }
        return lacking;
    }

    /** The next phase; does nothing if somebody else has gone on already. */
    void advance(Rotating from, Phase to) {
        List<Bson> changes = new ArrayList<>(List.of(Updates.set(KeyRecord.ROTATION + ".phase", to.name())));
        if (to == Phase.SWITCHED) {
            changes.add(Updates.set(KeyRecord.CURRENT, from.to()));
        }
        keys.updateOne(at(from), Updates.combine(changes));
    }

    void progress(Rotating rotating, long done, long of) {
        keys.updateOne(
                at(rotating),
                Updates.combine(
                        Updates.set(KeyRecord.ROTATION + ".done", done), Updates.set(KeyRecord.ROTATION + ".of", of)));
    }

    /** Nothing is wrapped with another key than the new one any more. */
    void finish(Rotating rotating) {
        List<String> others = keeper.names().stream()
                .filter(name -> !name.equals(rotating.to()))
                .toList();
        keys.updateOne(
                at(rotating),
                Updates.combine(
                        Updates.unset(KeyRecord.ROTATION),
                        Updates.set(KeyRecord.FORGOTTEN, others),
                        Updates.set(KeyRecord.ROTATED_AT, Date.from(clock.instant()))));
        instances.deleteMany(Filters.eq("to", rotating.to()));
    }

    private void report(Rotating rotating) {
        instances.replaceOne(
                Filters.eq("_id", instance),
                new Document("_id", instance)
                        .append("to", rotating.to())
                        .append("has", keeper.names().contains(rotating.to()))
                        .append("at", Date.from(clock.instant())),
                new ReplaceOptions().upsert(true));
    }

    private static Bson at(Rotating rotating) {
        return Filters.and(
                Filters.eq("_id", ID),
                Filters.eq(KeyRecord.ROTATION + ".to", rotating.to()),
                Filters.eq(KeyRecord.ROTATION + ".phase", rotating.phase().name()));
    }

    private KeyRecord stored() {
        Document found = keys.find(Filters.eq("_id", ID)).first();
        return found == null ? KeyRecord.NONE : KeyRecord.of(found);
    }
}
