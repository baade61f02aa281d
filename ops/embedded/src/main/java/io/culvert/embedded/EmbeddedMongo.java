package io.culvert.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/** A MongoDB-compatible server on the loopback interface, its data in one file: what it acknowledged outlives a kill. */
public final class EmbeddedMongo implements AutoCloseable {
    private final MongoServer server;
    private final int port;
    private final Housekeeping housekeeping;

    private EmbeddedMongo(MongoServer server, int port, Housekeeping housekeeping) {
        this.server = server;
        this.port = port;
        this.housekeeping = housekeeping;
    }

    /**
     * Starts the server and returns when it takes clients.
     *
     * @param port 0 for any free one
     * @throws UncheckedIOException if the folder can't be written or the port is taken
     * @throws IllegalStateException if an earlier Culvert wrote the folder in another form
     */
    public static EmbeddedMongo start(Path dir, int port) {
        return start(dir, port, Durability.KILL);
    }

    /** The same, with a choice of what acknowledged writes outlive. */
    public static EmbeddedMongo start(Path dir, int port, Durability durability) {
        int clients = FreePort.orAny(port);
        MVStore store = StoreFile.open(dir);
        CommittingBackend backend = new CommittingBackend(store, durability);
        MongoServer server = new MongoServer(backend);
        server.bind(FreePort.LOOPBACK, clients);
        return new EmbeddedMongo(server, clients, Housekeeping.of(backend));
    }

    /** The connection string, without a database. */
    public String uri() {
        return "mongodb://" + FreePort.LOOPBACK + ":" + port;
    }

    public int port() {
        return port;
    }

    /** Stops; clients that are still connected are cut off. */
    @Override
    public void close() {
        housekeeping.close();
        server.shutdownNow();
    }
}
