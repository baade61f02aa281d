package io.culvert.query.kafka;

import io.culvert.events.connect.BusSettings;
import io.culvert.query.images.Images;
import io.culvert.query.port.Evictions;
import io.culvert.query.port.Projects;
import io.culvert.query.port.RebuildProgress;
import io.culvert.query.port.ViewStore;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds a generation of the views from the first event with a thread of its own, and keeps it up to date until it is
 * told to end. Nobody reads it meanwhile.
 */
public final class Rebuild implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final BusSettings bus;
    private final int generation;
    private final WriteBehind views;
    private final Set<Evictions.Place> evicted;
    private final Images images = new Images();
    private final Thread thread;
    private final long began = System.nanoTime();
    private volatile boolean closing;
    private volatile boolean caughtUp;
    private volatile RebuildProgress progress;

    private Rebuild(BusSettings bus, int generation, WriteBehind views, Set<Evictions.Place> evicted) {
        this.bus = bus;
        this.generation = generation;
        this.views = views;
        this.evicted = evicted;
        this.progress = new RebuildProgress(generation, 0, 0, 0);
        this.thread = Thread.ofPlatform().name("query-rebuild").unstarted(this::work);
    }

    /**
     * @param store empty
     * @param mayWrite false once another instance may write
     */
    public static Rebuild start(
            BusSettings bus, int generation, ViewStore store, Set<Evictions.Place> evicted, BooleanSupplier mayWrite) {
        WriteBehind views = new WriteBehind(store, ViewStore.Place.BEGINNING, mayWrite);
        views.takeUp();
        Rebuild rebuild = new Rebuild(bus, generation, views, evicted);
        LOG.info("building generation {} of the views", generation);
        rebuild.thread.start();
        return rebuild;
    }

    public RebuildProgress progress() {
        return progress;
    }

    /** True if all is folded that was there when it began, and no project is behind what is served now. */
    public boolean isUpTo(Projects served) {
        return caughtUp
                && served.all().entrySet().stream()
                        .allMatch(each -> images.image(each.getKey()).version()
                                >= each.getValue().version());
    }

    public Images images() {
        return images;
    }

    WriteBehind views() {
        return views;
    }

    /** Ends after the run in hand, whose views and place are written. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!closing) {
            try (Session session = new Session(bus, views, images, evicted)) {
                while (!closing) {
                    session.poll();
                    report(session);
                    if (!caughtUp && session.caughtUp()) {
                        // Here nobody waits for the store; whoever takes it over waits for the last few events alone.
                        session.write();
                        caughtUp = true;
                    }
                }
                session.write();
            } catch (InterruptedException e) {
                LOG.debug("interrupted", e);
            } catch (RuntimeException e) {
                LOG.error("building generation {} goes on in {} s, after", generation, PAUSE.toSeconds(), e);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void report(Session session) {
        double seconds = Math.max(0.001, (System.nanoTime() - began) / 1e9);
        progress =
                new RebuildProgress(generation, session.done(), session.total(), Math.round(session.done() / seconds));
    }
}
