package io.culvert.command.placement;

import java.time.Duration;

/**
 * How routers go from a host that lives to another.
 *
 * @param patience how long a host may make ready for a router; none, and routers go at once
 */
public record MoveRules(Duration patience) {
    /** How many routers one host makes ready for at the same time: the start of a charon takes a moment of all its cores. */
    static final int AT_ONCE = 8;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 7;

    /** @param seconds 0 for routers that go at once */
    public static MoveRules of(int seconds) {
        return new MoveRules(Duration.ofSeconds(seconds));
    }

    boolean prepare() {
        return patience.isPositive();
    }

    /** How long after so many failures the same host is tried again for the same router: 30 s, and twice as long each time, up
     * to an hour. */
    Duration pauseAfter(int failures) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    }
}
