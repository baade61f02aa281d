package io.culvert.command.store;

import static io.culvert.command.store.MongoCalls.orUnavailable;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.culvert.command.port.DeadLetter;
import io.culvert.command.port.DeadLetters;
import io.culvert.events.value.ProjectId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Dead letters on MongoDB: few, so that they may be scanned; evictions are looked up by key. */
public final class MongoDeadLetters implements DeadLetters {
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private final MongoCollection<Document> letters;
    private final MongoCollection<Document> evictions;

    public MongoDeadLetters(CommandDatabase database) {
        this.letters = database.handle().getCollection("dead-letters");
        this.evictions = database.handle().getCollection("evictions");
    }

    @Override
    public List<DeadLetter> all() {
        return orUnavailable(() -> letters.find().map(MongoDeadLetters::read).into(new ArrayList<>()));
    }

    @Override
    public void put(DeadLetter letter) {
        String id = id(letter.projection(), letter.project());
        Document document = new Document("_id", id)
                .append("projection", letter.projection())
                .append("project", letter.project().value())
                .append("version", letter.version())
                .append("position", letter.position())
                .append("type", letter.type())
                .append("reason", letter.reason())
                .append("since", Date.from(letter.since()))
                .append("attempts", letter.attempts())
                .append("asked", letter.asked().name());
        orUnavailable(() -> letters.replaceOne(Filters.eq("_id", id), document, UPSERT));
    }

    @Override
    public void remove(String projection, ProjectId project) {
        orUnavailable(() -> letters.deleteOne(Filters.eq("_id", id(projection, project))));
    }

    @Override
    public boolean ask(String projection, ProjectId project, DeadLetter.Asked asked) {
        return orUnavailable(() ->
                letters.updateOne(Filters.eq("_id", id(projection, project)), Updates.set("asked", asked.name()))
                                .getMatchedCount()
                        == 1);
    }

    @Override
    public void evict(String projection, ProjectId project, long version) {
        String id = id(projection, project) + "/" + version;
        orUnavailable(() -> evictions.replaceOne(Filters.eq("_id", id), new Document("_id", id), UPSERT));
    }

    @Override
    public boolean isEvicted(String projection, ProjectId project, long version) {
        String id = id(projection, project) + "/" + version;
        return orUnavailable(() -> evictions.find(Filters.eq("_id", id)).first() != null);
    }

    private static DeadLetter read(Document document) {
        return new DeadLetter(
                document.getString("projection"),
                new ProjectId(document.getString("project")),
                document.getLong("version"),
                document.getLong("position"),
                document.getString("type"),
                document.getString("reason"),
                document.getDate("since").toInstant(),
                document.getInteger("attempts"),
                DeadLetter.Asked.valueOf(document.getString("asked")));
    }

    private static String id(String projection, ProjectId project) {
        return projection + "/" + project.value();
    }
}
