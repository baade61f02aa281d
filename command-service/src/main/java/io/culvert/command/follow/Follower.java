package io.culvert.command.follow;

import io.culvert.command.port.EventLog;
import io.culvert.events.wire.WireEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that hands the log's events on, in order, each at least once, and saves its place after them. When its
 * handler fails it waits a little and goes back to the saved place: it never skips.
 */
public final class Follower implements Watched, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int BATCH = 500;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration BETWEEN_SAVES = Duration.ofMillis(500);
    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(3);

    /** What to do with events; may be interrupted, and may see the same events again. */
    public interface Handler {
        void handle(List<WireEvent> events) throws InterruptedException;

        /** Called a few times a second while there is nothing to do after that position. */
        default void idle(long position) {}

        /** How many projects it has set aside. */
        default int deadLetters() {
            return 0;
        }
    }

    private final String name;
    private final EventLog log;
    private final Place place;
    private final Handler handler;
    private final Thread thread;
    private volatile boolean closed;
    private volatile long position;
    private volatile Standing trouble = new Standing(false, "not started");
    private long savedPosition;
    private long savedAt;

    private Follower(String name, EventLog log, Place place, Handler handler) {
        this.name = name;
        this.log = log;
        this.place = place;
        this.handler = handler;
        this.thread = Thread.ofPlatform().name("culvert-" + name).unstarted(this::run);
    }

    public static Follower start(String name, EventLog log, Place place, Handler handler) {
        Follower follower = new Follower(name, log, place, handler);
        follower.thread.start();
        return follower;
    }

    @Override
    public String name() {
        return name;
    }

    /** The position of the last event done. */
    public long position() {
        return position;
    }

    @Override
    public Standing standing() {
        if (!thread.isAlive()) {
            return new Standing(false, "stopped");
        }
        if (!trouble.text().isEmpty()) {
            return trouble;
        }
        int aside = handler.deadLetters();
        return new Standing(
                true,
                "running, " + behind() + " events behind" + (aside == 0 ? "" : ", " + aside + " projects set aside"));
    }

    @Override
    public Optional<Progress> progress() {
        return Optional.of(new Progress(position, behind(), handler.deadLetters()));
    }

    private long behind() {
        return Math.max(0, log.head() - position);
    }

    /** Stops after the events in hand, saves the place and gives the claim up. */
    @Override
    public void close() {
        closed = true;
        Ending.of(thread);
    }

    private void run() {
        while (!closed) {
            try {
                follow();
            } catch (InterruptedException e) {
                // Only close() interrupts.
                break;
            } catch (RuntimeException e) {
                if (!closed) {
                    trouble = new Standing(false, "failed after position " + position + ": " + e.getMessage());
                    LOG.error("{} failed after position {}, will try again", name, position, e);
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }
        leave();
    }

    private void follow() throws InterruptedException {
        OptionalLong claimed = place.claim();
        if (claimed.isEmpty()) {
            // Well: another process does the work, and this one stands by.
            trouble = new Standing(true, "standing by");
            Thread.sleep(PAUSE);
            return;
        }
        position = claimed.getAsLong();
        savedPosition = position;
        savedAt = System.nanoTime();
        trouble = new Standing(true, "");
        while (!closed && keepPlace()) {
            List<WireEvent> next = log.readAfter(position, BATCH);
            if (next.isEmpty()) {
                handler.idle(position);
                log.awaitAfter(position, BETWEEN_SAVES);
            } else {
                handler.handle(next);
                position = next.getLast().position();
            }
        }
    }

    private boolean keepPlace() {
        Duration since = Duration.ofNanos(System.nanoTime() - savedAt);
        Duration due = position > savedPosition ? BETWEEN_SAVES : BETWEEN_RENEWALS;
        if (since.compareTo(due) < 0) {
            return true;
        }
        savedPosition = position;
        savedAt = System.nanoTime();
        return place.save(position);
    }

    private void leave() {
        // The interrupt did its work; it would also cut off the save.
        boolean _ = Thread.interrupted();
        try {
            if (trouble.well() && trouble.text().isEmpty() && place.save(position)) {
                place.release();
            }
        } catch (RuntimeException e) {
            LOG.warn("{} could not save its place {}: it will do some events again", name, position, e);
        }
    }
}
