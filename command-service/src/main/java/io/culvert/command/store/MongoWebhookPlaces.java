package io.culvert.command.store;

import static io.culvert.command.store.MongoCalls.orUnavailable;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.culvert.command.port.WebhookLetter;
import io.culvert.command.port.WebhookPlace;
import io.culvert.command.port.WebhookPlaces;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.WebhookId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Places and dead letters of webhooks on MongoDB. Letters are few, so that they may be scanned. */
public final class MongoWebhookPlaces implements WebhookPlaces {
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> places;
    private final MongoCollection<Document> letters;
    private final MongoCollection<Document> asks;

    public MongoWebhookPlaces(CommandDatabase database) {
        this.places = database.handle().getCollection("webhook-places");
        this.letters = database.handle().getCollection("webhook-letters");
        this.asks = database.handle().getCollection("webhook-asks");
    }

    @Override
    public Optional<WebhookPlace> find(WebhookId id) {
        return orUnavailable(
                () -> Optional.ofNullable(places.find(key(id)).first()).map(MongoWebhookPlaces::place));
    }

    @Override
    public void put(WebhookId id, WebhookPlace place) {
        orUnavailable(() -> places.replaceOne(key(id), document(id, place), UPSERT));
    }

    @Override
    public void save(WebhookId id, WebhookPlace place) {
        Bson notFurther =
                Filters.and(key(id), Filters.eq("origin", place.origin()), Filters.lte("version", place.version()));
        orUnavailable(() -> places.updateOne(notFurther, new Document("$set", fields(place))));
    }

    @Override
    public void forget(WebhookId id) {
        orUnavailable(() -> {
            places.deleteOne(key(id));
            asks.deleteOne(key(id));
            return letters.deleteMany(Filters.eq("webhook", id.toString()));
        });
    }

    @Override
    public void keep(WebhookLetter letter) {
        Document document = new Document("_id", letterId(letter))
                .append("webhook", letter.webhook().toString())
                .append("project", letter.project().value())
                .append("version", letter.version())
                .append("event", letter.eventId().toString())
                .append("type", letter.type())
                .append("since", Date.from(letter.since()))
                .append("attempts", letter.attempts())
                .append("trouble", letter.trouble());
        orUnavailable(() -> letters.replaceOne(Filters.eq("_id", letterId(letter)), document, UPSERT));
    }

    @Override
    public List<WebhookLetter> letters(WebhookId id, long from, int max) {
        Bson wanted = Filters.and(Filters.eq("webhook", id.toString()), Filters.gte("version", from));
        return orUnavailable(() -> letters.find(wanted)
                .sort(Sorts.ascending("version"))
                .limit(max)
                .map(MongoWebhookPlaces::letter)
                .into(new ArrayList<>()));
    }

    @Override
    public int count(WebhookId id) {
        return orUnavailable(() -> Math.toIntExact(letters.countDocuments(Filters.eq("webhook", id.toString()))));
    }

    @Override
    public Map<WebhookId, Integer> counts() {
        Bson byWebhook = Aggregates.group("$webhook", Accumulators.sum("count", 1));
        return orUnavailable(() -> letters.aggregate(List.of(byWebhook)).into(new ArrayList<>())).stream()
                .collect(Collectors.toMap(
                        each -> WebhookId.of(each.getString("_id")), each -> each.getInteger("count")));
    }

    @Override
    public void remove(WebhookLetter letter) {
        orUnavailable(() -> letters.deleteOne(Filters.eq("_id", letterId(letter))));
    }

    @Override
    public void ask(Ask ask) {
        Document document = new Document("_id", ask.webhook().toString())
                .append("from", ask.from())
                .append("to", ask.to());
        orUnavailable(() -> asks.replaceOne(key(ask.webhook()), document, UPSERT));
    }

    @Override
    public List<Ask> asked() {
        return orUnavailable(() -> asks.find()
                .map(found -> new Ask(WebhookId.of(found.getString("_id")), found.getLong("from"), found.getLong("to")))
                .into(new ArrayList<>()));
    }

    @Override
    public void answered(Ask ask) {
        orUnavailable(() -> asks.deleteOne(
                Filters.and(key(ask.webhook()), Filters.eq("from", ask.from()), Filters.eq("to", ask.to()))));
    }

    private static Bson key(WebhookId id) {
        return Filters.eq("_id", id.toString());
    }

    private static String letterId(WebhookLetter letter) {
        return letter.webhook() + "/" + letter.version();
    }

    private static Document document(WebhookId id, WebhookPlace place) {
        Document document = new Document("_id", id.toString());
        document.putAll(fields(place));
        return document;
    }

    private static Document fields(WebhookPlace place) {
        return new Document("project", place.project().value())
                .append("origin", place.origin())
                .append("revision", place.revision())
                .append("version", place.version())
                .append("attempts", place.attempts())
                .append("since", place.triedSince().map(Date::from).orElse(null))
                .append("notBefore", Date.from(place.notBefore()))
                .append("trouble", place.trouble().orElse(null))
                .append("delivered", place.deliveredAt().map(Date::from).orElse(null));
    }

    private static WebhookPlace place(Document found) {
        return new WebhookPlace(
                new ProjectId(found.getString("project")),
                found.getLong("origin"),
                found.getLong("revision"),
                found.getLong("version"),
                found.getInteger("attempts"),
                instant(found.getDate("since")),
                found.getDate("notBefore").toInstant(),
                Optional.ofNullable(found.getString("trouble")),
                instant(found.getDate("delivered")));
    }

    private static Optional<Instant> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    private static WebhookLetter letter(Document found) {
        return new WebhookLetter(
                WebhookId.of(found.getString("webhook")),
                new ProjectId(found.getString("project")),
                found.getLong("version"),
                UUID.fromString(found.getString("event")),
                found.getString("type"),
                found.getDate("since").toInstant(),
                found.getInteger("attempts"),
                found.getString("trouble"));
    }
}
