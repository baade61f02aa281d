package io.culvert.agent.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices events that do not come though they should have. For a moment that is nothing: each partition has its own pace. */
final class Lack {
    private static final Logger LOG = LoggerFactory.getLogger(Lack.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Consumer<Optional<String>> heard;
    private final LongSupplier nanoTime;
    private Optional<String> told = Optional.empty();
    private long whole = -1;
    private long since;

    Lack(Consumer<Optional<String>> heard, LongSupplier nanoTime) {
        this.heard = heard;
        this.nanoTime = nanoTime;
    }

    /** Looks after each attempt to read; true if the fold has changed by it. */
    boolean look(Reading reading) {
        long now = nanoTime.getAsLong();
        if (reading.lacking().isEmpty() || reading.whole() != whole) {
            whole = reading.whole();
            since = now;
            tell(told.filter(any -> reading.lacking().isPresent()));
            return false;
        }
        if (now - since < PATIENCE.toNanos()) {
            return false;
        }
        boolean rested = reading.rest();
        tell(reading.lacking());
        return rested;
    }

    private void tell(Optional<String> lacking) {
        if (lacking.isPresent() && told.isEmpty()) {
            LOG.error("ALARM events: {}", text(lacking.get()));
        }
        if (!told.equals(lacking)) {
            heard.accept(lacking.map(Lack::text));
        }
        told = lacking;
    }

    private static String text(String lacking) {
        return "the topic lacks " + lacking + " of the log; 'ops/culvert replay topic' sends all again";
    }
}
