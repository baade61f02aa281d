package io.culvert.query.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import io.culvert.query.port.ViewGenerations;
import io.culvert.query.port.ViewStore;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.bson.Document;

/** Generations in MongoDB: their number is part of their collections' names, and one document says which one serves. */
public final class MongoGenerations implements ViewGenerations {
    /** Raised with every change of how the documents are laid out. */
    static final int LAYOUT = 8;

    private static final String SERVING = "serving";
    private static final Pattern OURS = Pattern.compile("(resources|history|checkpoints|projects|offsets)(-\\d+)?");

    private final QueryDatabase database;
    private final MongoCollection<Document> generations;
    private volatile int number;
    private volatile int layout;

    public MongoGenerations(QueryDatabase database) {
        this.database = database;
        this.generations = database.collection("generations");
    }

    @Override
    public ViewStore serving() {
        Document serving = generations.find(eq("_id", SERVING)).first();
        if (serving == null) {
            serve(1);
        } else {
            number = serving.getInteger("generation");
            layout = serving.getInteger("layout");
        }
        dropAllBut(number);
        return new MongoViews(database, number);
    }

    @Override
    public boolean isCurrent() {
        return layout == LAYOUT;
    }

    @Override
    public ViewStore next() {
        dropAllBut(number);
        return new MongoViews(database, number + 1);
    }

    @Override
    public void serveNext() {
        serve(number + 1);
        dropAllBut(number);
    }

    /** 0 before it was asked for first. */
    @Override
    public int number() {
        return number;
    }

    private void serve(int generation) {
        generations.replaceOne(
                eq("_id", SERVING),
                new Document("_id", SERVING).append("generation", generation).append("layout", LAYOUT),
                new ReplaceOptions().upsert(true));
        number = generation;
        layout = LAYOUT;
    }

    private void dropAllBut(int generation) {
        for (String name : database.database().listCollectionNames().into(new ArrayList<>())) {
            if (OURS.matcher(name).matches() && !name.endsWith("-" + generation)) {
                database.collection(name).drop();
            }
        }
    }
}
