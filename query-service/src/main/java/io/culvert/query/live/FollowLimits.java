package io.culvert.query.live;

import io.culvert.events.identity.Settings;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many may follow events at once.
 *
 * @param all of them together; each holds one of the web server's connections
 * @param ofOneProject of callers who act for the same project
 * @param unasked how long one who was admitted reads on before it is asked again whether he may
 */
public record FollowLimits(int all, int ofOneProject, Duration unasked) {
    private static final int MOST = 1_000_000;

    /** @throws IllegalArgumentException naming the setting that makes no sense and its value; the operator can mend it */
    public static FollowLimits of(Function<String, @Nullable String> settings) {
        Settings known = new Settings(settings);
        return new FollowLimits(
                known.number("culvert.limits.followers", 1_024, 0, MOST),
                known.number("culvert.limits.followers-per-project", 256, 0, MOST),
                Duration.ofSeconds(10));
    }
}
