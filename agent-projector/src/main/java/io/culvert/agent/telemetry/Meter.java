package io.culvert.agent.telemetry;

import io.culvert.agent.vici.ChildDetails;
import io.culvert.events.telemetry.Traffic;
import io.culvert.events.telemetry.TunnelCounters;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts what one connection carries over all of its CHILD_SAs, each of which counts from 0. Of each the most that was ever
 * seen or told is kept, so that nothing counts twice, in whatever order it comes; an SA that two looks have missed is closed,
 * since what charon tells of its end is late by less than that.
 *
 * @param epoch of the router's binding; under another one a host begins anew
 * @param closed what SAs have carried that are gone for good
 * @param open SAs that are not, by their SPIs
 */
public record Meter(
        long epoch, Instant since, Traffic closed, long closedSas, long closedRekeys, Map<String, Reading> open) {
    private static final int LOOKS_TO_CLOSE = 2;

    /** The most that one SA was seen to have carried; {@code missedBy} looks have not found it since. */
    public record Reading(Traffic traffic, boolean rekeyed, int missedBy) {
        private Reading and(Reading other) {
            return new Reading(traffic.atLeast(other.traffic), rekeyed || other.rekeyed, other.missedBy);
        }

        private Reading missed() {
            return new Reading(traffic, rekeyed, missedBy + 1);
        }
    }

    public Meter {
        open = Map.copyOf(open);
    }

    /** One that has counted nothing yet. */
    public static Meter starting(long epoch, Instant since) {
        return new Meter(epoch, since, Traffic.NONE, 0, 0, Map.of());
    }

    /** After charon has told of the end of one of its SAs, at whatever time it came. */
    public Meter heard(ChildDetails last) {
        Map<String, Reading> next = new HashMap<>(open);
        next.merge(last.parameters().spis(), reading(last), Reading::and);
        return new Meter(epoch, since, closed, closedSas, closedRekeys, next);
    }

    /** After a look that has found these SAs of the connection and no others. */
    public Meter looked(Collection<ChildDetails> found) {
        Map<String, Reading> next = new HashMap<>();
        open.forEach((spis, reading) -> next.put(spis, reading.missed()));
        found.forEach(child -> next.merge(child.parameters().spis(), reading(child), Reading::and));
        Traffic traffic = closed;
        long sas = closedSas;
        long rekeys = closedRekeys;
        for (Map.Entry<String, Reading> each : Map.copyOf(next).entrySet()) {
            Reading reading = each.getValue();
            if (reading.missedBy() >= LOOKS_TO_CLOSE) {
                next.remove(each.getKey());
                traffic = traffic.plus(reading.traffic());
                sas++;
                rekeys += reading.rekeyed() ? 1 : 0;
            }
        }
        return new Meter(epoch, since, traffic, sas, rekeys, next);
    }

    private static Reading reading(ChildDetails child) {
        return new Reading(child.parameters().traffic(), child.isRekeyed(), 0);
    }

    public TunnelCounters counters() {
        Traffic traffic = open.values().stream().map(Reading::traffic).reduce(closed, Traffic::plus);
        long rekeys = open.values().stream().filter(Reading::rekeyed).count();
        return new TunnelCounters(since, traffic, closedSas + open.size(), closedRekeys + rekeys);
    }
}
