package io.culvert.agent;

import io.culvert.agent.desired.Assignment;
import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.agent.telemetry.Meters;
import io.culvert.agent.telemetry.News;
import io.culvert.agent.telemetry.Sighting;
import io.culvert.agent.vici.CharonUnreachableException;
import io.culvert.agent.vici.ChildDetails;
import io.culvert.agent.vici.IkeDetails;
import io.culvert.events.telemetry.TunnelSeen;
import io.culvert.events.telemetry.TunnelsObserved;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.HostId;
import io.culvert.events.value.RouterId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks from time to time at what each router's tunnels are and carry, counts it, and tells what is new. */
final class Telemetry implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);
    private static final int TUNNELS_IN_A_MESSAGE = 100;
    /** Between two looks; what is above is not counted. */
    private static final int MOST_ENDS = 100_000;
    /** Of a tunnel like before is told in each so many looks. */
    private static final int LOOKS_TO_TELL_AGAIN = 6;

    private record Watched(Meters meters, Sighting sighting, News news) {}

    private record Ended(RouterId router, ChildDetails last) {}

    private final HostId host;
    private final Duration every;
    private final Supplier<Optional<Map<RouterId, Assignment>>> carried;
    private final BiFunction<RouterId, Instant, List<IkeDetails>> look;
    private final Predicate<TunnelsObserved> out;
    private final MeterFile file;
    private final InstantSource clock;

    private final BlockingQueue<Ended> ends = new LinkedBlockingQueue<>(MOST_ENDS);
    private final Map<RouterId, Watched> routers = new HashMap<>();
    private Map<RouterId, Meters> written = Map.of();

    /**
     * @param every between two looks
     * @param carried what the routers of this host are to carry; empty as long as that is not known
     * @param out false if what it is given can't be sent now
     */
    Telemetry(
            HostId host,
            Duration every,
            Supplier<Optional<Map<RouterId, Assignment>>> carried,
            BiFunction<RouterId, Instant, List<IkeDetails>> look,
            Predicate<TunnelsObserved> out,
            MeterFile file,
            InstantSource clock) {
        this.host = host;
        this.every = every;
        this.carried = carried;
        this.look = look;
        this.out = out;
        this.file = file;
        this.clock = clock;
        file.read().forEach((router, meters) -> routers.put(router, new Watched(meters, Sighting.NONE, News.NONE)));
    }

    /** Takes in what an SA of that router has carried that ended; from any thread, and at once. */
    void ended(RouterId router, ChildDetails last) {
        if (!ends.offer(new Ended(router, last))) {
            LOG.debug("{}: more than {} SAs have ended since the last look", router, MOST_ENDS);
        }
    }

    /** One look at all routers. */
    @Override
    public synchronized void run() {
        try {
            carried.get().ifPresent(this::look);
        } catch (RuntimeException e) {
            LOG.error("ALARM telemetry: stopped by a fault of this program; trying again", e);
        }
    }

    /** Keeps what was heard since the last look, for the next agent. */
    synchronized void save() {
        carried.get().ifPresent(all -> {
            hear(all);
            write();
        });
    }

    private void look(Map<RouterId, Assignment> all) {
        hear(all);
        routers.keySet().retainAll(all.keySet());
        boolean takes = true;
        for (Map.Entry<RouterId, Assignment> each : all.entrySet()) {
            RouterId router = each.getKey();
            try {
                look(router, each.getValue());
                takes = takes && tell(router, each.getValue().namespace());
            } catch (CharonUnreachableException e) {
                LOG.debug("{}: not looked at: {}", router, e.getMessage());
            }
        }
        write();
    }

    private void hear(Map<RouterId, Assignment> all) {
        List<Ended> taken = new ArrayList<>();
        ends.drainTo(taken);
        Map<RouterId, List<ChildDetails>> ended = taken.stream()
                .collect(Collectors.groupingBy(Ended::router, Collectors.mapping(Ended::last, Collectors.toList())));
        all.forEach((router, assignment) -> hear(router, assignment, ended.getOrDefault(router, List.of())));
    }

    private Watched watched(RouterId router) {
        return routers.getOrDefault(router, new Watched(Meters.NONE, Sighting.NONE, News.NONE));
    }

    private void hear(RouterId router, Assignment assignment, List<ChildDetails> ended) {
        Watched before = watched(router);
        Meters meters =
                before.meters().heard(assignment.namespace().epoch(), connections(assignment), ended, clock.instant());
        routers.put(router, new Watched(meters, before.sighting(), before.news()));
    }

    private void look(RouterId router, Assignment assignment) {
        Watched before = watched(router);
        Instant now = clock.instant();
        List<IkeDetails> sas = look.apply(router, now);
        Meters meters = before.meters().looked(assignment.namespace().epoch(), connections(assignment), sas, now);
        routers.put(router, new Watched(meters, before.sighting().next(sas, meters), before.news()));
    }

    private static Set<ConnectionId> connections(Assignment assignment) {
        return assignment.revisions().keySet();
    }

    /** False if it can't be told now. */
    private boolean tell(RouterId router, DesiredNamespace namespace) {
        Watched seen = watched(router);
        Instant now = clock.instant();
        Duration again = every.multipliedBy(LOOKS_TO_TELL_AGAIN);
        List<TunnelSeen> news = seen.news().of(seen.sighting(), now, again);
        for (int from = 0; from < news.size(); from += TUNNELS_IN_A_MESSAGE) {
            List<TunnelSeen> some = news.subList(from, Math.min(news.size(), from + TUNNELS_IN_A_MESSAGE));
            if (!out.test(new TunnelsObserved(
                    host,
                    now,
                    (int) again.multipliedBy(3).toSeconds(),
                    namespace.projectId(),
                    router,
                    namespace.epoch(),
                    some))) {
                return false;
            }
        }
        routers.put(
                router, new Watched(seen.meters(), seen.sighting(), seen.news().after(news, seen.sighting(), now)));
        return true;
    }

    private void write() {
        Map<RouterId, Meters> now = routers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> each.getValue().meters()));
        if (now.equals(written)) {
            return;
        }
        try {
            file.write(now);
            written = now;
        } catch (IOException e) {
            LOG.warn("the counters of tunnels were not written: {}", e.getMessage());
        }
    }
}
