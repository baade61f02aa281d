package io.culvert.query.view;

import io.culvert.events.value.StatusReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A time in which a connection was wanted and not ACTIVE, without a break.
 *
 * @param since its beginning, or that of the window if it began before
 * @param until its end; empty if it was not over when the window was
 * @param lasted within the window
 * @param reasons why, in the order in which they were told, without repetitions in a row; the first is what began it
 */
public record Outage(Instant since, Optional<Instant> until, Duration lasted, List<StatusReason> reasons) {
    public Outage {
        reasons = List.copyOf(reasons);
    }
}
