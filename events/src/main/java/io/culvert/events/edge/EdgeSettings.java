package io.culvert.events.edge;

import io.culvert.events.identity.Settings;
import io.culvert.events.value.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the operator lays down for the edge.
 *
 * @param requestsPerSecond of one project, 0 for any number
 * @param burst as many may come at once after a pause
 * @param concurrentRequests that are worked on at once, 0 for any number
 * @param concurrentWrites of these, that go on at once, of one project half as many; the others wait for their turn; 0 for any
 *     number
 * @param nearby from where {@code /internal} and {@code /actuator} may be asked without the role admin
 */
public record EdgeSettings(
        int requestsPerSecond, int burst, int concurrentRequests, int concurrentWrites, List<Cidr> nearby) {
    private static final String RATE = "culvert.limits.requests-per-second";
    private static final String BURST = "culvert.limits.burst";
    private static final String CONCURRENT = "culvert.limits.concurrent-requests";
    private static final String WRITES = "culvert.limits.concurrent-writes";
    private static final String NEARBY = "culvert.internal.from";

    /** Less than the 200 threads that the web server has: there is always one to say no. */
    private static final int FEWER_THAN_THREADS = 128;

    /** So many that the cores are busy and the log has many to write at once, and not so many that chance overtakes. */
    private static final int A_FEW_FOR_EACH_CORE = 32 * Runtime.getRuntime().availableProcessors();

    private static final int MOST = 1_000_000;
    private static final List<Cidr> LOOPBACK = List.of(Cidr.of("127.0.0.0/8"), Cidr.of("::1/128"));

    public EdgeSettings {
        nearby = List.copyOf(nearby);
    }

    /**
     * @param settings gives null for what is not set
     * @throws IllegalArgumentException naming the setting that makes no sense and its value; the operator can mend it
     */
    public static EdgeSettings of(Function<String, @Nullable String> settings) {
        Settings known = new Settings(settings);
        int rate = known.number(RATE, 0, 0, MOST);
        return new EdgeSettings(
                rate,
                Math.max(1, known.number(BURST, Math.min(MOST, 2 * rate), 0, MOST)),
                known.number(CONCURRENT, FEWER_THAN_THREADS, 0, MOST),
                known.number(WRITES, A_FEW_FOR_EACH_CORE, 0, MOST),
                nearby(settings.apply(NEARBY)));
    }

    private static List<Cidr> nearby(@Nullable String prefixes) {
        List<Cidr> all = new ArrayList<>(LOOPBACK);
        if (prefixes != null && !prefixes.isBlank()) {
            for (String each : prefixes.split(",", -1)) {
                try {
                    all.add(Cidr.of(each.strip()));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(NEARBY + ": " + e.getMessage(), e);
                }
            }
        }
        return all;
    }
}
