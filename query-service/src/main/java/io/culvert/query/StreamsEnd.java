package io.culvert.query;

import org.springframework.context.SmartLifecycle;

/** Ends what would go on for ever, first of all when the service stops. */
final class StreamsEnd implements SmartLifecycle {
    private final Runnable end;
    private volatile boolean running;

    StreamsEnd(Runnable end) {
        this.end = end;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        end.run();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
