package io.culvert.query.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import io.culvert.query.port.ViewGenerations;
import io.culvert.query.port.ViewStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bson.Document;

/** Generations in MongoDB: their number is part of their collections' names, and one document says which one serves. */
public final class MongoGenerations implements ViewGenerations {
    /** Raised with every change of how the documents are laid out. */
    static final int LAYOUT = 8;

    private static final String SERVING = "serving";
    private static final Pattern OURS = Pattern.compile("(resources|history|checkpoints|projects|offsets)(-\\d+)?");

    /** After so long it is looked up which generation serves: the former is still there then. */
    private static final Duration LOOKS = Duration.ofSeconds(5);

    private final QueryDatabase database;
    private final MongoCollection<Document> generations;
    private volatile int number;
    private volatile int layout;
    private volatile long looked;

    public MongoGenerations(QueryDatabase database) {
        this.database = database;
        this.generations = database.collection("generations");
    }

    @Override
    public ViewStore serving() {
        look();
        return new MongoViews(database, number);
    }

    @Override
    public void look() {
        long now = System.nanoTime();
        Document serving = generations.find(eq("_id", SERVING)).first();
        if (serving == null) {
            begin();
            serving =
                    Objects.requireNonNull(generations.find(eq("_id", SERVING)).first());
        }
        layout = serving.getInteger("layout");
        number = serving.getInteger("generation");
        looked = now;
    }

    /** The first one, unless another instance was faster. */
    private void begin() {
        generations.updateOne(
                eq("_id", SERVING),
                combine(setOnInsert("generation", 1), setOnInsert("layout", LAYOUT)),
                new UpdateOptions().upsert(true));
    }

    @Override
    public boolean isCurrent() {
        return layout == LAYOUT;
    }

    @Override
    public ViewStore next() {
        drop(collection -> collection.endsWith("-" + (number + 1)));
        return new MongoViews(database, number + 1);
    }

    @Override
    public void serveNext() {
        int next = number + 1;
        generations.replaceOne(
                eq("_id", SERVING),
                new Document("_id", SERVING).append("generation", next).append("layout", LAYOUT));
        layout = LAYOUT;
        number = next;
    }

    @Override
    public void tidy() {
        String serving = "-" + number;
        drop(collection -> !collection.endsWith(serving));
    }

    @Override
    public int number() {
        // Of an instance that was asleep, be it in a pause of its JVM, the former may be gone.
        if (System.nanoTime() - looked > LOOKS.toNanos()) {
            look();
        }
        return number;
    }

    private void drop(Predicate<String> wanted) {
        for (String name : database.database().listCollectionNames().into(new ArrayList<>())) {
            if (OURS.matcher(name).matches() && wanted.test(name)) {
                database.collection(name).drop();
            }
        }
    }
}
