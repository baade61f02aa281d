package io.culvert.command.hosts;

import io.culvert.command.port.HostRegistry.Entry;
import io.culvert.events.value.HostId;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Since when which host was put out; read anew every second, so that each instance hears of it. */
final class Revocations {
    /** As long as a revocation may take to be known everywhere. */
    static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<List<Entry>> registry;
    private final LongSupplier nanos;
    private @Nullable Map<HostId, Instant> known;
    private long readAt;

    /**
     * @param registry all hosts that there are entries of
     * @param nanos a clock that never goes back
     */
    Revocations(Supplier<List<Entry>> registry, LongSupplier nanos) {
        this.registry = registry;
        this.nanos = nanos;
    }

    /** A certificate says to the second when it begins. */
    boolean covers(HostId host, X509Certificate certificate) {
        Instant revokedAt = known().get(host);
        return revokedAt != null && !certificate.getNotBefore().toInstant().isAfter(revokedAt);
    }

    /** When a certificate may begin so that it is not covered, if it was to begin then. */
    Instant beginning(HostId host, Instant wanted) {
        Instant revokedAt = known().get(host);
        Instant earliest = revokedAt == null ? wanted : revokedAt.plusSeconds(1);
        return earliest.isAfter(wanted) ? earliest : wanted;
    }

    private synchronized Map<HostId, Instant> known() {
        Map<HostId, Instant> before = known;
        long now = nanos.getAsLong();
        if (before == null || now - readAt > FRESH.toNanos()) {
            before = registry.get().stream()
                    .filter(entry -> entry.revokedAt().isPresent())
                    .collect(Collectors.toUnmodifiableMap(
                            Entry::host, entry -> entry.revokedAt().orElseThrow()));
            known = before;
            readAt = now;
        }
        return before;
    }
}
