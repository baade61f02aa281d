package io.culvert.command.placement;

import java.time.Duration;

/**
 * How long a host may go without renewing its lease.
 *
 * @param time for which a host may rely on it, in whole seconds
 * @param givesWay whether its routers go to another host then
 */
public record LeaseRules(Duration time, boolean givesWay) {
    /** The time of a lease where none gives way: who is not heard of for so long gets no routers. */
    private static final int UNBOUND_SECONDS = 30;

    public static final int SHORTEST_SECONDS = 3;

    /** @param seconds 0 for leases that never give way */
    public static LeaseRules of(int seconds) {
        return seconds == 0
                ? new LeaseRules(Duration.ofSeconds(UNBOUND_SECONDS), false)
                : new LeaseRules(Duration.ofSeconds(seconds), true);
    }

    /** A host lets go when its time is over, and letting go takes a moment: as long as is waited before it is over for
     * others. */
    Duration overAfter() {
        Duration fifth = time.dividedBy(5);
        Duration least = Duration.ofSeconds(2);
        return time.plus(fifth.compareTo(least) < 0 ? least : fifth);
    }
}
