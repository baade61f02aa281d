package io.culvert.query.rest;

import io.culvert.query.port.Tail;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the tail of a client that went away, and what the web server keeps for him, once: it keeps the next client's in the same
 * object, whose answer would be ended instead. There is nobody to tell of an error.
 */
final class Gone implements AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(Gone.class);
    private static final int MOST_SECONDS = 5;

    private final Tail tail;
    private final CountDownLatch written = new CountDownLatch(1);
    private boolean completed;

    Gone(Tail tail) {
        this.tail = tail;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        synchronized (this) {
            completed = true;
        }
        tail.close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end(event);
    }

    @Override
    public void onError(AsyncEvent event) {
        end(event);
    }

    /** What is being written at the moment must not go on where the next client's answer is. */
    private void end(AsyncEvent event) {
        tail.close();
        try {
            if (!written.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a client is gone, and his events are still being written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        complete(event.getAsyncContext());
    }

    /** Nothing is written any more. */
    void written(AsyncContext async) {
        complete(async);
        written.countDown();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }

    /** Whoever comes first, the web server or the thread that writes. */
    private synchronized void complete(AsyncContext async) {
        if (completed) {
            return;
        }
        completed = true;
        try {
            async.complete();
        } catch (IllegalStateException e) {
            LOG.debug("completed already", e);
        }
    }
}
