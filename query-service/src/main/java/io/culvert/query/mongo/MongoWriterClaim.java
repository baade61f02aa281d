package io.culvert.query.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import io.culvert.query.port.RebuildProgress;
import io.culvert.query.port.WriterClaim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The claim as one document. It ends by the owners' clocks: should these disagree by more than a third of its validity, two may
 * write at once.
 */
public final class MongoWriterClaim implements WriterClaim {
    private static final String OWNER = "owner";
    private static final String TOKEN = "token";
    private static final String UNTIL = "until";
    private static final String REBUILD = "rebuild";
    private static final String ASKED = "rebuildAsked";
    private static final Bson CLAIM = eq("_id", "claim");

    private final MongoCollection<Document> writer;
    private final String owner;
    private final Clock clock;
    private final Duration validity;
    private final String token = UUID.randomUUID().toString();
    private volatile long heldUntil = System.nanoTime();
    private volatile Optional<RebuildProgress> rebuilding = Optional.empty();
    private boolean begun;

    /**
     * @param owner names this process, the same after a restart, so that it need not wait for the end of its own claim
     * @param validity until another one may have the claim if it was not taken again
     */
    public MongoWriterClaim(QueryDatabase database, String owner, Clock clock, Duration validity) {
        this.writer = database.collection("writer");
        this.owner = owner;
        this.clock = clock;
        this.validity = validity;
    }

    @Override
    public Held take(Optional<RebuildProgress> progress) {
        long asked = System.nanoTime();
        Instant now = clock.instant();
        Bson kept = combine(
                set(OWNER, owner),
                set(TOKEN, token),
                set(UNTIL, Date.from(now.plus(validity))),
                progress.map(it -> set(REBUILD, document(it))).orElseGet(() -> unset(REBUILD)));
        Held held = isDone(eq(TOKEN, token), kept)
                ? Held.STILL
                : isDone(free(now), kept) || isCreated(now) ? Held.NOW : Held.BY_ANOTHER;
        begun |= held != Held.BY_ANOTHER;
        // What is on its way to the store when it ends gets there before another one begins.
        heldUntil = held == Held.BY_ANOTHER ? asked : asked + validity.toNanos() * 2 / 3;
        rebuilding = held == Held.BY_ANOTHER ? told() : progress;
        return held;
    }

    private Bson free(Instant now) {
        Bson over = lt(UNTIL, Date.from(now));
        return begun ? over : or(over, eq(OWNER, owner));
    }

    private boolean isDone(Bson condition, Bson change) {
        return writer.updateOne(and(CLAIM, condition), change).getMatchedCount() == 1;
    }

    private boolean isCreated(Instant now) {
        try {
            writer.insertOne(new Document("_id", "claim")
                    .append(OWNER, owner)
                    .append(TOKEN, token)
                    .append(UNTIL, Date.from(now.plus(validity))));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public boolean isHeld() {
        return heldUntil - System.nanoTime() > 0;
    }

    @Override
    public void release() {
        heldUntil = System.nanoTime();
        isDone(eq(TOKEN, token), combine(set(UNTIL, Date.from(Instant.EPOCH)), unset(REBUILD)));
    }

    @Override
    public void askForRebuild() {
        writer.updateOne(CLAIM, set(ASKED, true));
    }

    @Override
    public boolean isRebuildAsked() {
        return isDone(and(eq(TOKEN, token), eq(ASKED, true)), unset(ASKED));
    }

    @Override
    public Optional<RebuildProgress> rebuilding() {
        return rebuilding;
    }

    private Optional<RebuildProgress> told() {
        return Optional.ofNullable(writer.find(CLAIM).first())
                .map(it -> it.get(REBUILD, Document.class))
                .map(it -> new RebuildProgress(
                        it.getInteger("generation"),
                        it.getLong("done"),
                        it.getLong("total"),
                        it.getLong("eventsPerSecond")));
    }

    private static Document document(RebuildProgress progress) {
        return new Document("generation", progress.generation())
                .append("done", progress.done())
                .append("total", progress.total())
                .append("eventsPerSecond", progress.eventsPerSecond());
    }
}
