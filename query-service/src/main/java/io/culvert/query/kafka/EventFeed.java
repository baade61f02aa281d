package io.culvert.query.kafka;

import io.culvert.query.images.Images;
import io.culvert.query.port.Feed;
import io.culvert.query.port.ViewStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the views from the topic with one thread of its own. Trouble with store or bus ends a session, and after a
 * second the next one starts from what was saved.
 */
public final class EventFeed implements Feed, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
    private static final long PAUSE_MILLIS = 1_000;
    private final String bootstrapServers;
    private final ViewStore store;
    private final Images images;
    private final Thread thread = new Thread(this::work, "query-event-feed");
    private final AtomicBoolean forget;
    private volatile boolean closing;
    private volatile FeedState state = new FeedState(true, false, "starting", Map.of());

    /** @param rebuild true to forget all views at start */
    public EventFeed(String bootstrapServers, ViewStore store, Images images, boolean rebuild) {
        this.bootstrapServers = bootstrapServers;
        this.store = store;
        this.images = images;
        this.forget = new AtomicBoolean(rebuild);
    }

    public void start() {
        thread.start();
    }

    @Override
    public FeedState state() {
        FeedState now = state;
        return new FeedState(thread.isAlive(), now.readable() && !forget.get(), now.trouble(), now.stopped());
    }

    @Override
    public void rebuild() {
        forget.set(true);
    }

    @Override
    public void close() {
        closing = true;
        try {
            // A run is never cut while it writes, unless store or bus keep it for long.
            if (!thread.join(Duration.ofSeconds(10))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        boolean loaded = false;
        while (!closing) {
            try {
                if (forget.get()) {
                    // In this order readers are refused from the moment that a rebuild is asked for.
                    refuseReaders();
                    forget.set(false);
                    store.clear();
                    loaded = false;
                }
                if (!loaded) {
                    images.reset(store.load());
                    loaded = true;
                }
                session();
            } catch (InterruptedException | InterruptException e) {
                LOG.debug("interrupted", e);
            } catch (RuntimeException e) {
                trouble(e);
            }
        }
    }

    private void session() throws InterruptedException {
        EventTopic.ensure(bootstrapServers);
        try (Session session = new Session(bootstrapServers, store, images)) {
            while (!closing && !forget.get()) {
                session.poll();
                state = new FeedState(
                        true,
                        state.readable() || session.caughtUp(),
                        session.caughtUp() ? "" : "catching up",
                        session.stopped());
            }
        }
    }

    private void refuseReaders() {
        state = new FeedState(true, false, "rebuilding", Map.of());
        LOG.info("forgetting all views to read every event again");
    }

    private void trouble(RuntimeException e) {
        LOG.error("reading events again in {} ms, after", PAUSE_MILLIS, e);
        state = new FeedState(true, state.readable(), String.valueOf(e.getMessage()), state.stopped());
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            LOG.debug("interrupted", interrupted);
        }
    }
}
