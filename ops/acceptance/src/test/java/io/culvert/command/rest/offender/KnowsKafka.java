package io.culvert.command.rest.offender;

import org.apache.kafka.clients.producer.Producer;

/** Must be caught. */
public final class KnowsKafka {
    private final Class<?> known = Producer.class;

    public Class<?> known() {
        return known;
    }
}
