package io.culvert.embedded;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStoreException;

/**
 * Keeps the file from growing with what was overwritten, in small steps as long as they are enough: where they have found
 * something to do for a while, or nothing that is small, a large one goes between.
 */
final class Housekeeping implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final long PERIOD_MILLIS = 100;
    private static final int SMALL_STEPS = 150;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mongo-housekeeping").factory());
    private final CommittingBackend backend;
    /** Since there was last nothing to do, or a large one. */
    private int steps;

    private Housekeeping(CommittingBackend backend) {
        this.backend = backend;
    }

    static Housekeeping of(CommittingBackend backend) {
        Housekeeping housekeeping = new Housekeeping(backend);
        var _ = housekeeping.thread.scheduleWithFixedDelay(
                housekeeping::tidy, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return housekeeping;
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    private void tidy() {
        try {
            boolean isSmall = steps < SMALL_STEPS && backend.compact(Step.SMALL);
            steps = isSmall ? steps + 1 : 0;
            if (!isSmall) {
                backend.compact(Step.LARGE);
            }
        } catch (MVStoreException e) {
            LOG.log(System.Logger.Level.WARNING, "the database's file was not tidied: {0}", e.getMessage());
        }
    }

    /** How much may move at once. */
    enum Step {
        /** Every command waits meanwhile, and the next one writes what was moved. */
        SMALL(512 << 10),
        /** What lives in one chunk moves as a whole, and bulk writes make large ones. */
        LARGE(4 << 20);

        final int octets;

        Step(int octets) {
            this.octets = octets;
        }
    }
}
