package io.culvert.command.placement;

import io.culvert.command.domain.BindRouter;
import io.culvert.command.domain.DismissHeir;
import io.culvert.command.domain.MissHost;
import io.culvert.command.domain.MoveRouter;
import io.culvert.command.domain.NameHeir;
import io.culvert.command.follow.ByProject;
import io.culvert.command.follow.Follower;
import io.culvert.command.follow.Following;
import io.culvert.command.follow.Place;
import io.culvert.command.port.Commands;
import io.culvert.command.port.DeadLetters;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.Leases.Lease;
import io.culvert.command.port.Outcome;
import io.culvert.command.port.RouterHosts;
import io.culvert.command.port.RouterMoves;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.RouterDeleted;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.Heir;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each router that has a service to the live host where its namespace is, or if it may be anywhere to the one that has
 * the fewest; and to another when its host has lost its lease, or, once that one is ready for it, is to be drained. The
 * decision itself is the domain's, so several placements at once do no harm: the second finds the router bound.
 */
public final class Placement implements RouterHosts, RouterMoves, ByProject.Projection, Following, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Placement.class);
    private static final String NAME = "placement";

    private static final Duration LOOK = Duration.ofMillis(500);

    private final Commands commands;
    private final Clock clock;
    private final EventLog log;
    private final HostLeases hosts;
    private final MoveRules rules;
    private final Set<Lease> missed = new HashSet<>();
    private final RouterNeeds needs = new RouterNeeds();
    private final Heirs heirs;
    private final Map<RouterNeeds.Place, Whereabouts> told = new ConcurrentHashMap<>();
    private final Whereabouts untold;
    private final Follower follower;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread looking = Thread.ofVirtual().name("culvert-hosts").unstarted(this::lookAgainAndAgain);
    private long folded;

    private Placement(
            EventLog log,
            Commands commands,
            DeadLetters letters,
            Clock clock,
            HostLeases hosts,
            MoveRules rules,
            Whereabouts untold) {
        this.log = log;
        this.commands = commands;
        this.clock = clock;
        this.hosts = hosts;
        this.rules = rules;
        this.heirs = new Heirs(rules, System::nanoTime);
        this.untold = untold;
        this.follower =
                Follower.start(NAME, log, Place.fromTheBeginning(), new ByProject(NAME, log, letters, clock, this));
    }

    /** @param untold where a router is of which nobody has told */
    public static Placement start(
            EventLog log,
            Commands commands,
            DeadLetters letters,
            Clock clock,
            HostLeases hosts,
            MoveRules rules,
            Whereabouts untold) {
        Placement placement = new Placement(log, commands, letters, clock, hosts, rules, untold);
        placement.looking.start();
        return placement;
    }

    private void lookAgainAndAgain() {
        try {
            do {
                try {
                    hosts.look();
                    place();
                } catch (UnavailableException e) {
                    LOG.debug("hosts are not looked at: {}", e.getMessage());
                } catch (RuntimeException e) {
                    LOG.error("ALARM routers are not placed; trying again", e);
                }
            } while (!closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.debug("interrupted");
        }
    }

    /** A router is moved now or not at all: what was told a while ago may be so no more. */
    @Override
    public void seen(ProjectId project, RouterId router, Whereabouts where, Cause cause) {
        RouterNeeds.Place place = new RouterNeeds.Place(project, router);
        told.put(place, where);
        if (where instanceof Whereabouts.At(HostId host) && hosts.isAlive(host) && isElsewhere(place, host)) {
            MoveRouter move = new MoveRouter(router, host, clock.instant(), "its namespace moved to host " + host);
            commands.execute(project, move, cause.leadingTo("placement", cause.causationId()));
        }
        place();
    }

    private boolean isElsewhere(RouterNeeds.Place place, HostId host) {
        synchronized (needs) {
            return needs.hostOf(place).filter(now -> !now.equals(host)).isPresent();
        }
    }

    @Override
    public Follower follower() {
        return follower;
    }

    @Override
    public void close() {
        closing.countDown();
        follower.close();
    }

    @Override
    public void apply(Envelope event) {
        synchronized (needs) {
            needs.apply(event);
            heirs.apply(event);
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
                if (!hosts.all().isEmpty()) {
                    needs.homeless().forEach(this::place);
                }
                for (Lease lease : hosts.leaving()) {
                    needs.placesOn(lease.host()).forEach(place -> leave(place, lease));
                }
                heirs.failing(hosts::isLost).forEach(this::dismiss);
                missed.retainAll(hosts.missing());
                hosts.missing().stream().filter(missed::add).forEach(this::miss);
            }
        }
    }

    /** There is nobody to go on, but nobody is to think that all is well. */
    private void miss(Lease lease) {
        LOG.warn("host {} is not heard of, and its routers stay where they are", lease.host());
        for (RouterNeeds.Place place : needs.placesOn(lease.host())) {
            // One commit has not room for any number of tunnels.
            while (!miss(place, lease).isEmpty()) {
                LOG.debug("router {} may have more tunnels on host {}", place.router(), lease.host());
            }
        }
    }

    private List<VpnEvent> miss(RouterNeeds.Place place, Lease lease) {
        MissHost miss = new MissHost(place.router(), lease.host(), clock.instant());
        return commands.execute(place.project(), miss, cause(lease)) instanceof Outcome.Done done
                ? done.events()
                : List.of();
    }

    private static Cause cause(Lease lease) {
        return Cause.of("placement", "lease:" + lease.host() + "/" + lease.turn());
    }

    /** Only what may be anywhere: a namespace that somebody else makes is where it is. Who has lost the router can't hold it
     * until another is ready. */
    private void leave(RouterNeeds.Place place, Lease from) {
        if (!(told.getOrDefault(place, untold) instanceof Whereabouts.Anywhere)) {
            return;
        }
        String why = "host " + from.host() + (from.taken() ? " lost its lease" : " is drained");
        try {
            if (from.taken() || !rules.prepare()) {
                successor(place).ifPresent(to -> move(place, to, why, cause(from)));
            } else if (heirs.of(place).isEmpty()) {
                leastLoaded(host -> heirs.mayAsk(place, host)).ifPresent(to -> prepare(place, to, why, cause(from)));
            }
        } catch (UnavailableException e) {
            LOG.warn("router {} not moved, the next look tries again: {}", place.router(), e.getMessage());
        }
    }

    /** Who makes ready for it already, if that one lives. */
    private Optional<HostId> successor(RouterNeeds.Place place) {
        return heirs.of(place)
                .map(Heir::binding)
                .map(Binding::hostId)
                .filter(hosts::isAlive)
                .or(() -> leastLoaded(any -> true));
    }

    private void move(RouterNeeds.Place place, HostId to, String why, Cause cause) {
        commands.execute(place.project(), new MoveRouter(place.router(), to, clock.instant(), why), cause);
        needs.expect(place, to);
        LOG.info("router {} goes to host {}: {}", place.router(), to, why);
    }

    private void prepare(RouterNeeds.Place place, HostId to, String why, Cause cause) {
        Outcome outcome = commands.execute(place.project(), new NameHeir(place.router(), to, why), cause);
        if (outcome instanceof Outcome.Done done) {
            Optional.ofNullable(done.state().hosting().heirs().get(place.router()))
                    .ifPresent(heir -> {
                        heirs.named(place, heir);
                        LOG.info(
                                "router {} goes to host {} once that is ready: {}",
                                place.router(),
                                heir.binding().hostId(),
                                why);
                    });
        }
    }

    private void dismiss(Heirs.Failing heir) {
        try {
            dismiss(heir, Cause.of("placement", "heir:" + heir.heir().binding().epoch()));
        } catch (UnavailableException e) {
            LOG.warn(
                    "router {} keeps its heir, the next look tries again: {}",
                    heir.place().router(),
                    e.getMessage());
        }
    }

    private void dismiss(Heirs.Failing heir, Cause cause) {
        RouterNeeds.Place place = heir.place();
        long epoch = heir.heir().binding().epoch();
        commands.execute(place.project(), new DismissHeir(place.router(), epoch, heir.why()), cause);
        LOG.warn("router {} stays where it is: {}", place.router(), heir.why());
    }

    @Override
    public Moment give(ProjectId project, RouterId router, HostId to, Moment moment, Cause cause) {
        RouterNeeds.Place place = new RouterNeeds.Place(project, router);
        synchronized (needs) {
            if (moment == Moment.WHEN_READY && rules.prepare() && hosts.isAlive(to) && livesElsewhere(place, to)) {
                heirs.of(place)
                        .filter(other -> !other.binding().hostId().equals(to))
                        .map(other -> new Heirs.Failing(place, other, "it goes to host " + to + " instead"))
                        .ifPresent(other -> dismiss(other, cause));
                prepare(place, to, "moved to host " + to, cause);
                return Moment.WHEN_READY;
            }
        }
        commands.execute(project, new MoveRouter(router, to, clock.instant(), "moved to host " + to), cause);
        commands.execute(project, new BindRouter(router, to), cause);
        return Moment.NOW;
    }

    private boolean livesElsewhere(RouterNeeds.Place place, HostId to) {
        return needs.hostOf(place)
                .filter(now -> !now.equals(to) && hosts.isAlive(now))
                .isPresent();
    }

    @Override
    public List<Pending> pending(HostId from) {
        boolean draining = hosts.isDraining(from);
        synchronized (needs) {
            return needs.placesOn(from).stream()
                    .flatMap(place -> pending(place, draining).stream())
                    .sorted(Comparator.comparing(each -> each.router().toString()))
                    .toList();
        }
    }

    private Optional<Pending> pending(RouterNeeds.Place place, boolean draining) {
        Optional<Heir> heir = heirs.of(place);
        return heir.map(Heir::why)
                .or(() -> heirs.lastFailure(place))
                .or(() -> draining ? Optional.of("waits for a host to make ready for it") : Optional.empty())
                .map(why -> new Pending(
                        place.project(),
                        place.router(),
                        heir.map(it -> it.binding().hostId()),
                        why));
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
                LOG.warn("router {} not bound, the next look tries again: {}", place.router(), e.getMessage());
            }
        });
    }

    private Optional<HostId> host(RouterNeeds.Place place) {
        return switch (told.getOrDefault(place, untold)) {
            case Whereabouts.At(HostId host) -> Optional.of(host).filter(hosts::isAlive);
            case Whereabouts.Anywhere() -> leastLoaded(any -> true);
            case Whereabouts.Unknown() -> Optional.empty();
        };
    }

    private Optional<HostId> leastLoaded(Predicate<HostId> which) {
        return hosts.ready().stream()
                .filter(which)
                .min(Comparator.comparingLong(host -> needs.routersOn(host) + heirs.on(host)));
    }
}
