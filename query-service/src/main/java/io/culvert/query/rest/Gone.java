package io.culvert.query.rest;

import io.culvert.query.port.Tail;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the tail of a client that went away, and what the web server keeps for him, once: it keeps the next client's in the same
 * object, whose answer would be ended instead. There is nobody to tell of an error.
 */
final class Gone implements AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(Gone.class);

    private final Tail tail;
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
        complete(event.getAsyncContext());
    }

    @Override
    public void onError(AsyncEvent event) {
        complete(event.getAsyncContext());
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }

    /** Whoever comes first, the web server or the thread that writes. */
    synchronized void complete(AsyncContext async) {
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
