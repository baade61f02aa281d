package io.culvert.events.edge;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each of many: it fills at one rate, and each request takes one out. Only so many buckets are
 * kept, those in use: who makes up names takes no memory.
 */
final class TokenBuckets {
    static final int MOST_KEPT = 10_000;
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Bucket(double tokens, long at) {}

    TokenBuckets(int perSecond, int burst, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoTime = nanoTime;
    }

    /** Takes a token of that one's; if there is none it says after how long there is one again. */
    synchronized Optional<Duration> take(String whose) {
        long now = nanoTime.getAsLong();
        Bucket before = buckets.getOrDefault(whose, new Bucket(burst, now));
        double tokens = Math.min(burst, before.tokens() + (now - before.at()) / NANOS * perSecond);
        boolean enough = tokens >= 1;
        buckets.put(whose, new Bucket(enough ? tokens - 1 : tokens, now));
        return enough ? Optional.empty() : Optional.of(Duration.ofNanos((long) ((1 - tokens) / perSecond * NANOS) + 1));
    }

    synchronized int kept() {
        return buckets.size();
    }
}
