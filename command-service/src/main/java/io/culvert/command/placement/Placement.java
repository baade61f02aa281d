package io.culvert.command.placement;

import io.culvert.command.domain.BindRouter;
import io.culvert.command.follow.ByProject;
import io.culvert.command.follow.Follower;
import io.culvert.command.follow.Place;
import io.culvert.command.follow.Progress;
import io.culvert.command.follow.Standing;
import io.culvert.command.follow.Watched;
import io.culvert.command.port.Commands;
import io.culvert.command.port.DeadLetters;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.Hosts;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.report.HostObserved;
import io.culvert.events.value.HostId;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each router that has a service to the live host that has the fewest. The decision itself is the domain's, so
 * several placements at once do no harm: the second finds the router bound.
 */
public final class Placement implements Hosts, ByProject.Projection, Watched, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Placement.class);
    private static final String NAME = "placement";

    private final Commands commands;
    private final Clock clock;
    private final EventLog log;
    private final Map<HostId, KnownHost> hosts = new ConcurrentHashMap<>();
    private final RouterNeeds needs = new RouterNeeds();
    private final Follower follower;
    private long folded;

    private Placement(EventLog log, Commands commands, DeadLetters letters, Clock clock) {
        this.log = log;
        this.commands = commands;
        this.clock = clock;
        this.follower =
                Follower.start(NAME, log, Place.fromTheBeginning(), new ByProject(NAME, log, letters, clock, this));
    }

    public static Placement start(EventLog log, Commands commands, DeadLetters letters, Clock clock) {
        return new Placement(log, commands, letters, clock);
    }

    @Override
    public void seen(HostObserved sign) {
        hosts.merge(
                sign.hostId(),
                new KnownHost(sign),
                (known, fresh) -> known.lastSign().observedAt().isAfter(sign.observedAt()) ? known : fresh);
        place();
    }

    /** Every host heard of since the start. */
    List<KnownHost> hosts() {
        return hosts.values().stream()
                .sorted(Comparator.comparing(host -> host.lastSign().hostId().value()))
                .toList();
    }

    Clock clock() {
        return clock;
    }

    @Override
    public String name() {
        return follower.name();
    }

    @Override
    public Standing standing() {
        return follower.standing();
    }

    @Override
    public Optional<Progress> progress() {
        return follower.progress();
    }

    @Override
    public void close() {
        follower.close();
    }

    @Override
    public void apply(Envelope event) {
        synchronized (needs) {
            needs.apply(event);
        }
    }

    @Override
    public void reached(long position) {
        synchronized (needs) {
            folded = position;
        }
        place();
    }

    /** Does nothing before the log is folded to its end: until then a router only seems to have no host. */
    private void place() {
        synchronized (needs) {
            if (folded >= log.head()) {
                needs.homeless().forEach(this::place);
            }
        }
    }

    private void place(RouterNeeds.Need need) {
        RouterNeeds.Place place = need.place();
        leastLoaded().ifPresent(host -> {
            try {
                Cause cause = need.since()
                        .cause()
                        .leadingTo("placement", need.since().eventId().toString());
                commands.execute(place.project(), new BindRouter(place.router(), host), cause);
                needs.expect(place, host);
            } catch (UnavailableException e) {
                LOG.warn("router {} not bound, the next sign of life tries again: {}", place.router(), e.getMessage());
            }
        });
    }

    private Optional<HostId> leastLoaded() {
        Instant now = clock.instant();
        return hosts().stream()
                .filter(host -> host.isAlive(now))
                .map(host -> host.lastSign().hostId())
                .min(Comparator.comparingLong(needs::routersOn));
    }
}
