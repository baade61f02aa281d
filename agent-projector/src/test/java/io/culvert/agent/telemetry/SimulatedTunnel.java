package io.culvert.agent.telemetry;

import io.culvert.agent.vici.ChildDetails;
import io.culvert.events.telemetry.ChildParameters;
import io.culvert.events.telemetry.Suite;
import io.culvert.events.telemetry.Traffic;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.TransformProtocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The CHILD_SAs of one connection in a charon, and what it has told of them. */
final class SimulatedTunnel {
    static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

    private record Sa(String spi, String state, Traffic traffic) {
        Sa in(String next) {
            return new Sa(spi, next, traffic);
        }
    }

    private final String name;
    private final Random random;
    private final List<Sa> there = new ArrayList<>();
    private final Map<String, Traffic> told = new HashMap<>();
    private int installed;
    private int rekeys;

    SimulatedTunnel(String name, Random random) {
        this.name = name;
        this.random = random;
    }

    void installs() {
        installed++;
        there.add(new Sa(String.format("%08x", installed), "INSTALLED", Traffic.NONE));
    }

    void carries() {
        there.replaceAll(sa -> new Sa(
                sa.spi(),
                sa.state(),
                sa.traffic().plus(new Traffic(random.nextInt(9), random.nextInt(9), random.nextInt(9), 1))));
    }

    /** What charon tells of an SA that gives way to another one, which it keeps for a while. */
    Optional<ChildDetails> rekeys() {
        for (int i = 0; i < there.size(); i++) {
            if (there.get(i).state().equals("INSTALLED")) {
                rekeys++;
                Sa old = there.get(i).in("REKEYED");
                there.set(i, old.in("DELETED"));
                installs();
                return Optional.of(tell(old));
            }
        }
        return Optional.empty();
    }

    /** What charon tells of the end of an SA, if it was not rekeyed before. */
    Optional<ChildDetails> ends() {
        if (there.isEmpty()) {
            return Optional.empty();
        }
        Sa last = there.remove(random.nextInt(there.size()));
        return last.state().equals("DELETED") ? Optional.empty() : Optional.of(tell(last.in("DELETED")));
    }

    List<ChildDetails> look() {
        return there.stream().map(this::tell).toList();
    }

    private ChildDetails tell(Sa sa) {
        told.merge(sa.spi(), sa.traffic(), Traffic::atLeast);
        return details(name, sa.state(), sa.spi(), sa.traffic());
    }

    /** All that charon has told. */
    Traffic told() {
        Collection<Traffic> all = told.values();
        return all.stream().reduce(Traffic.NONE, Traffic::plus);
    }

    int sasTold() {
        return told.size();
    }

    int rekeysTold() {
        return rekeys;
    }

    static ChildDetails details(String name, String state, String spi, Traffic traffic) {
        return new ChildDetails(
                name,
                state,
                new ChildParameters(
                        TransformProtocol.ESP,
                        EncapsulationMode.TUNNEL,
                        false,
                        spi,
                        "0",
                        new Suite(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                        List.of(),
                        List.of(),
                        traffic,
                        START,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
