package io.culvert.agent.telemetry;

import static io.culvert.agent.telemetry.SimulatedTunnel.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.vici.ChildDetails;
import io.culvert.events.telemetry.Traffic;
import io.culvert.events.telemetry.TunnelCounters;
import io.culvert.events.wire.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeterLawsTest {
    private static final int CASES = 200;
    private static final int STEPS = 100;

    @Test
    void countsAllThatCharonToldAndNothingTwiceInWhateverOrder() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            SimulatedTunnel tunnel = new SimulatedTunnel("c", random);
            // What charon tells of an end may come after the look that does not find the SA any more.
            Deque<ChildDetails> onTheWay = new ArrayDeque<>();
            Meter meter = Meter.starting(1, START);
            for (int step = 0; step < STEPS; step++) {
                TunnelCounters before = meter.counters();
                switch (random.nextInt(9)) {
                    case 0 -> tunnel.installs();
                    case 1, 2 -> tunnel.rekeys().ifPresent(onTheWay::add);
                    case 3 -> tunnel.ends().ifPresent(onTheWay::add);
                    case 4, 5 -> tunnel.carries();
                    case 6 -> meter = heard(meter, onTheWay);
                    case 7 -> {
                        // Whatever was told before the look before this one has come.
                        List<ChildDetails> found = tunnel.look();
                        meter = meter.looked(found);
                        meter = heard(meter, onTheWay);
                    }
                    default -> meter = Json.read(Json.write(meter), Meter.class);
                }
                assertThat(isNoLess(meter.counters(), before))
                        .as("seed %s", seed)
                        .isTrue();
            }
            Meter all = heard(meter, onTheWay);
            assertIsAsTold(all, tunnel, seed);
            Meter rested = all.looked(List.of()).looked(List.of()).looked(List.of());
            assertThat(rested.open()).isEmpty();
            assertIsAsTold(rested, tunnel, seed);
        }
    }

    @Test
    void hearingTheSameAgainChangesNothing() {
        ChildDetails ended = SimulatedTunnel.details("c", "DELETED", "1", new Traffic(1, 1, 1, 1));
        Meter once = Meter.starting(1, START).heard(ended);

        assertThat(once.heard(ended)).isEqualTo(once);
        assertThat(once.looked(List.of()).heard(ended).counters()).isEqualTo(once.counters());
    }

    private static Meter heard(Meter meter, Deque<ChildDetails> onTheWay) {
        Meter next = meter;
        while (!onTheWay.isEmpty()) {
            next = next.heard(onTheWay.removeLast());
        }
        return next;
    }

    private static void assertIsAsTold(Meter meter, SimulatedTunnel tunnel, int seed) {
        assertThat(meter.counters())
                .as("seed %s", seed)
                .isEqualTo(new TunnelCounters(START, tunnel.told(), tunnel.sasTold(), tunnel.rekeysTold()));
    }

    private static boolean isNoLess(TunnelCounters now, TunnelCounters before) {
        return now.traffic().equals(now.traffic().atLeast(before.traffic()))
                && now.childSas() >= before.childSas()
                && now.rekeys() >= before.rekeys();
    }
}
