package io.culvert.command.placement;

import io.culvert.command.domain.BindRouter;
import io.culvert.command.domain.MoveRouter;
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
import io.culvert.command.port.RouterHosts;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.RouterDeleted;
import io.culvert.events.report.HostObserved;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each router that has a service to the live host where its namespace is, or if it may be anywhere to the one that has
 * the fewest. The decision itself is the domain's, so several placements at once do no harm: the second finds the router
 * bound.
 */
public final class Placement implements Hosts, RouterHosts, ByProject.Projection, Watched, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Placement.class);
    private static final String NAME = "placement";

    private final Commands commands;
    private final Clock clock;
    private final EventLog log;
    private final Map<HostId, KnownHost> hosts = new ConcurrentHashMap<>();
    private final RouterNeeds needs = new RouterNeeds();
    private final Map<RouterNeeds.Place, Whereabouts> told = new ConcurrentHashMap<>();
    private final Whereabouts untold;
    private final Follower follower;
    private long folded;

    private Placement(EventLog log, Commands commands, DeadLetters letters, Clock clock, Whereabouts untold) {
        this.log = log;
        this.commands = commands;
        this.clock = clock;
        this.untold = untold;
        this.follower =
                Follower.start(NAME, log, Place.fromTheBeginning(), new ByProject(NAME, log, letters, clock, this));
    }

    /** @param untold where a router is of which nobody has told */
    public static Placement start(
            EventLog log, Commands commands, DeadLetters letters, Clock clock, Whereabouts untold) {
        return new Placement(log, commands, letters, clock, untold);
    }

    @Override
    public void seen(HostObserved sign) {
        hosts.merge(
                sign.hostId(),
                new KnownHost(sign),
                (known, fresh) -> known.lastSign().observedAt().isAfter(sign.observedAt()) ? known : fresh);
        place();
    }

    /** A router is moved now or not at all: what was told a while ago may be so no more. */
    @Override
    public void seen(ProjectId project, RouterId router, Whereabouts where, Cause cause) {
        RouterNeeds.Place place = new RouterNeeds.Place(project, router);
        told.put(place, where);
        if (where instanceof Whereabouts.At(HostId host) && isAlive(host) && isElsewhere(place, host)) {
            commands.execute(project, new MoveRouter(router, host), cause.leadingTo("placement", cause.causationId()));
        }
        place();
    }

    private boolean isElsewhere(RouterNeeds.Place place, HostId host) {
        synchronized (needs) {
            return needs.hostOf(place).filter(now -> !now.equals(host)).isPresent();
        }
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
        if (event.event() instanceof RouterDeleted(RouterId router)) {
            told.remove(new RouterNeeds.Place(event.projectId(), router));
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
        host(place).ifPresent(host -> {
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

    private Optional<HostId> host(RouterNeeds.Place place) {
        return switch (told.getOrDefault(place, untold)) {
            case Whereabouts.At(HostId host) -> Optional.of(host).filter(this::isAlive);
            case Whereabouts.Anywhere() -> leastLoaded();
            case Whereabouts.Unknown() -> Optional.empty();
        };
    }

    private boolean isAlive(HostId host) {
        KnownHost known = hosts.get(host);
        return known != null && known.isAlive(clock.instant());
    }

    private Optional<HostId> leastLoaded() {
        return hosts().stream()
                .map(host -> host.lastSign().hostId())
                .filter(this::isAlive)
                .min(Comparator.comparingLong(needs::routersOn));
    }
}
