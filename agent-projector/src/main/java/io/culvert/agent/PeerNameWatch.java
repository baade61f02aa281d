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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks peers' names up, each on a thread of its own and a few at a time, and tells where they are. */
final class PeerNameWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PeerNameWatch.class);
    /** Those that the resolver is slow about are not counted: else they would keep the others from it. */
    private static final int AT_ONCE = 8;
    /** How long what else a router carries waits for the first answer about a new name, and one name for another. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);

    private final Function<String, List<IpAddress>> lookup;
    private final Supplier<Set<String>> wanted;
    private final Consumer<PeerNames> found;
    private final Duration again;
    private final Duration afterAFailure;
    private final InstantSource clock;
    /** When the resolver was asked. */
    private final Map<String, Instant> underWay = new HashMap<>();
    /** Since when names are wanted of which nothing is known. */
    private final Map<String, Instant> awaited = new HashMap<>();

    private PeerNames names = PeerNames.NONE;

    /** @param lookup throws {@link HostException} for a name that has no address
     *  @param wanted the names to look up
     *  @param found is told when a name was looked up for the first time, and when one has another address
     *  @param again after which a name is looked up once more, sooner if it was not found */
    PeerNameWatch(
            Function<String, List<IpAddress>> lookup,
            Supplier<Set<String>> wanted,
            Consumer<PeerNames> found,
            Duration again,
            InstantSource clock) {
        this.lookup = lookup;
        this.wanted = wanted;
        this.found = found;
        this.again = again;
        this.afterAFailure = again.compareTo(AFTER_A_FAILURE) < 0 ? again : AFTER_A_FAILURE;
        this.clock = clock;
    }

    /** Begins to look up what it is time for; called again and again. */
    @Override
    public synchronized void run() {
        Instant now = clock.instant();
        Set<String> all = wanted.get();
        PeerNames before = names;
        names = names.keepOnly(all);
        awaited.keySet().retainAll(all);
        all.stream().filter(name -> !names.know(Set.of(name))).forEach(name -> awaited.putIfAbsent(name, now));
        awaited.forEach((name, since) -> {
            if (isLate(since, now)) {
                // It keeps its turn.
                names = names.failed(name, since);
            }
        });
        tell(before);
        names.due(all, now).stream()
                .filter(name -> !underWay.containsKey(name))
                .limit(turns(now))
                .forEach(name -> {
                    underWay.put(name, now);
                    // A virtual one would hold one of the few threads that carry all of them until the resolver
                    // answers.
                    Thread.ofPlatform().daemon().name("culvert-lookup-" + name).start(() -> lookUp(name));
                });
    }

    private long turns(Instant now) {
        long quick =
                underWay.values().stream().filter(since -> !isLate(since, now)).count();
        return Math.max(0, AT_ONCE - quick);
    }

    private static boolean isLate(Instant since, Instant now) {
        return !now.isBefore(since.plus(PATIENCE));
    }

    private void lookUp(String name) {
        try {
            List<IpAddress> addresses = lookup.apply(name);
            learn(name, () -> names.found(name, addresses, clock.instant().plus(again)));
        } catch (HostException e) {
            LOG.debug("{}: {}", name, e.getMessage());
            learn(name, () -> names.failed(name, clock.instant().plus(afterAFailure)));
        } catch (RuntimeException e) {
            forget(name);
            throw e;
        }
        run();
    }

    /** Whoever is told of it may ask for it again. */
    private synchronized void learn(String name, Supplier<PeerNames> next) {
        forget(name);
        awaited.remove(name);
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
