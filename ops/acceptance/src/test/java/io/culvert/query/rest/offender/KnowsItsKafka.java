package io.culvert.query.rest.offender;

import io.culvert.query.kafka.EventFeed;

/** Must be caught. */
public final class KnowsItsKafka {
    private final Class<?> known = EventFeed.class;

    public Class<?> known() {
        return known;
    }
}
