package io.culvert.embedded;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStoreException;

/** Keeps the file from growing with what was overwritten: a little work once a second. */
final class Housekeeping implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mongo-housekeeping").factory());

    private Housekeeping() {}

    static Housekeeping of(CommittingBackend backend) {
        Housekeeping housekeeping = new Housekeeping();
        var _ = housekeeping.thread.scheduleWithFixedDelay(() -> tidy(backend), 1, 1, TimeUnit.SECONDS);
        return housekeeping;
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    private static void tidy(CommittingBackend backend) {
        try {
            backend.compact();
        } catch (MVStoreException e) {
            LOG.log(System.Logger.Level.WARNING, "the database's file was not tidied: {0}", e.getMessage());
        }
    }
}
