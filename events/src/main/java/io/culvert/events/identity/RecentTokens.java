package io.culvert.events.identity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was lately found out of tokens, so many at most. They are known by a hash, so that no heap dump lets anybody in. */
final class RecentTokens {
    private record Kept(Admission admission, Instant until) {}

    private final Map<String, Kept> kept;

    RecentTokens(int capacity) {
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized Optional<Admission> get(String hash, Instant now) {
        return Optional.ofNullable(kept.get(hash))
                .filter(each -> now.isBefore(each.until()))
                .map(Kept::admission);
    }

    synchronized void put(String hash, Admission admission, Instant until) {
        kept.put(hash, new Kept(admission, until));
    }

    synchronized void drop(String hash) {
        kept.remove(hash);
    }
}
