package io.culvert.query.rest;

import io.culvert.query.port.Tail;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the tail of a client that went away, and what the web server keeps for him; there is nobody to tell of an error. */
record Gone(Tail tail) implements AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(Gone.class);

    @Override
    public void onComplete(AsyncEvent event) {
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

    /** The web server may have done so before. */
    static void complete(AsyncContext async) {
        try {
            async.complete();
        } catch (IllegalStateException e) {
            LOG.debug("completed already", e);
        }
    }
}
