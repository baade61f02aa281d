package io.culvert.agent;

import io.culvert.agent.desired.PeerNames;
import io.culvert.agent.host.HostException;
import io.culvert.events.value.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks peers' names up, each on a thread of its own and a few at a time, and tells where they are. */
final class PeerNameWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PeerNameWatch.class);
    private static final int AT_ONCE = 8;
    /** How long what else a router carries waits for the first answer about a new name. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Function<String, List<IpAddress>> lookup;
    private final Supplier<Set<String>> wanted;
    private final Consumer<PeerNames> found;
    private final InstantSource clock;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Map<String, Instant> underWay = new HashMap<>();
    private PeerNames names = PeerNames.NONE;

    /** @param lookup throws {@link HostException} for a name that has no address
     *  @param wanted the names to look up
     *  @param found is told when a name was looked up for the first time, and when one has another address */
    PeerNameWatch(
            Function<String, List<IpAddress>> lookup,
            Supplier<Set<String>> wanted,
            Consumer<PeerNames> found,
            InstantSource clock) {
        this.lookup = lookup;
        this.wanted = wanted;
        this.found = found;
        this.clock = clock;
    }

    /** Begins to look up what it is time for; called again and again. */
    @Override
    public synchronized void run() {
        Instant now = clock.instant();
        Set<String> all = wanted.get();
        PeerNames before = names;
        names = names.keepOnly(all);
        for (Map.Entry<String, Instant> each : underWay.entrySet()) {
            if (!names.know(Set.of(each.getKey()))
                    && !now.isBefore(each.getValue().plus(PATIENCE))) {
                names = names.failed(each.getKey(), now);
            }
        }
        tell(before);
        for (String name : names.due(all, now)) {
            if (underWay.putIfAbsent(name, now) == null) {
                Thread.ofVirtual().name("culvert-lookup-" + name).start(() -> lookUp(name));
            }
        }
    }

    private void lookUp(String name) {
        try {
            turns.acquire();
            try {
                List<IpAddress> addresses = lookup.apply(name);
                learn(name, () -> names.found(name, addresses, clock.instant()));
            } catch (HostException e) {
                LOG.debug("{}: {}", name, e.getMessage());
                learn(name, () -> names.failed(name, clock.instant()));
            } catch (RuntimeException e) {
                forget(name);
                throw e;
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            LOG.debug("{}: interrupted", name);
        }
    }

    /** Whoever is told of it may ask for it again. */
    private synchronized void learn(String name, Supplier<PeerNames> next) {
        forget(name);
        PeerNames before = names;
        names = next.get();
        tell(before);
    }

    private synchronized void forget(String name) {
        underWay.remove(name);
    }

    private void tell(PeerNames before) {
        if (!names.leadsWhere(before)) {
            found.accept(names);
        }
    }
}
