package io.culvert.query.rest.offender;

import io.culvert.query.kafka.EventConsumer;

/** Must be caught. */
public final class KnowsItsKafka {
    private final Class<?> known = EventConsumer.class;

    public Class<?> known() {
        return known;
    }
}
