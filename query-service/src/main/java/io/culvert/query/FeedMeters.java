package io.culvert.query;

import io.culvert.query.port.Feed;
import io.culvert.query.port.RebuildProgress;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** The views in numbers. */
final class FeedMeters implements MeterBinder {
    private final Feed feed;

    FeedMeters(Feed feed) {
        this.feed = feed;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("culvert.dead.letters", feed, it -> it.deadLetters().size())
                .description("projects whose stream has stopped for a projection")
                .tag("projection", "views")
                .register(registry);
        Gauge.builder("culvert.rebuild.events.left", feed, FeedMeters::left)
                .description("events that the rebuild of the views under way has still to read")
                .register(registry);
    }

    private static double left(Feed feed) {
        return feed.rebuilding().map(RebuildProgress::total).orElse(0L)
                - feed.rebuilding().map(RebuildProgress::done).orElse(0L);
    }
}
