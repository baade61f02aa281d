package io.culvert.query;

import io.culvert.query.port.Feed;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the views are whole and fed; streams that have stopped are listed, and stop nobody else. */
final class FeedHealth implements HealthIndicator {
    private final Feed feed;

    FeedHealth(Feed feed) {
        this.feed = feed;
    }

    @Override
    public Health health() {
        Feed.FeedState state = feed.state();
        boolean well = state.alive() && state.readable() && state.trouble().isEmpty();
        return (well ? Health.up() : Health.down())
                .withDetail("alive", state.alive())
                .withDetail("readable", state.readable())
                .withDetail("trouble", state.trouble())
                .withDetail("stopped", state.stopped())
                .build();
    }
}
