package io.culvert.bench;

import io.culvert.command.store.CommandDatabase;
import io.culvert.command.store.CommitLog;
import io.culvert.embedded.Durability;
import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.connect.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A store of its own in a folder that goes with it: the embedded server, or the MongoDB of {@code CULVERT_BENCH_MONGODB_URI}. */
final class Scratch implements AutoCloseable {
    private static final String GIVEN = System.getenv().getOrDefault("CULVERT_BENCH_MONGODB_URI", "");

    private final Folder folder = Folder.make();
    private final List<Runnable> open = new ArrayList<>();
    private final String uri;
    private final String database = "culvert_bench_" + System.nanoTime();

    Scratch() throws IOException {
        this(Durability.KILL);
    }

    /** @param durability of the embedded server; a MongoDB that was named has its own */
    Scratch(Durability durability) throws IOException {
        if (GIVEN.isEmpty()) {
            EmbeddedMongo mongo = EmbeddedMongo.start(folder.path().resolve("mongodb"), 0, durability);
            open.addFirst(mongo::close);
            uri = mongo.uri();
        } else {
            uri = GIVEN;
        }
        Print.line(
                "store: %s",
                GIVEN.isEmpty()
                        ? "the embedded one, on disk; what is acknowledged outlives a "
                                + durability.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        : "the MongoDB that was named");
    }

    /** The kinds of stores to compare: those of the embedded server, or the one that was named. */
    static List<Durability> kinds() {
        return GIVEN.isEmpty() ? List.of(Durability.values()) : List.of(Durability.POWER_LOSS);
    }

    Path folder() {
        return folder.path();
    }

    String uri() {
        return uri;
    }

    CommandDatabase connect() {
        CommandDatabase connected = CommandDatabase.connect(StoreSettings.at(uri), database);
        open.addFirst(connected::close);
        return connected;
    }

    /** An instance of the log as a process of its own would have it. */
    CommitLog log() throws InterruptedException {
        CommitLog log = CommitLog.open(connect());
        open.addFirst(log::close);
        if (!log.awaitOpen(Duration.ofSeconds(60))) {
            throw new IllegalStateException("the store does not answer");
        }
        return log;
    }

    @Override
    public void close() throws IOException {
        if (!GIVEN.isEmpty()) {
            try (CommandDatabase last = CommandDatabase.connect(StoreSettings.at(uri), database)) {
                last.handle().drop();
            }
        }
        open.forEach(Runnable::run);
        folder.close();
    }
}
