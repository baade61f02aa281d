package io.culvert.command.axon;

import io.culvert.events.event.Cause;
import org.axonframework.messaging.MetaData;

/** The cause of an event in its Axon message. */
final class CauseMetaData {
    private static final String KEY = "cause";

    private CauseMetaData() {}

    static MetaData of(Cause cause) {
        return MetaData.with(KEY, cause);
    }

    static Cause read(MetaData metaData) {
        if (metaData.get(KEY) instanceof Cause cause) {
            return cause;
        }
        throw new IllegalStateException("an event without a cause");
    }
}
