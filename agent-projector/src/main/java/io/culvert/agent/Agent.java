package io.culvert.agent;

import io.culvert.agent.desired.Assignment;
import io.culvert.agent.desired.EventFold;
import io.culvert.agent.host.Host;
import io.culvert.agent.host.LinuxHost;
import io.culvert.agent.host.NamespaceWatch;
import io.culvert.agent.identity.HostIdentity;
import io.culvert.agent.identity.TokenFile;
import io.culvert.agent.kafka.BusException;
import io.culvert.agent.kafka.EventsIn;
import io.culvert.agent.kafka.ReportsOut;
import io.culvert.agent.kafka.Start;
import io.culvert.agent.kafka.TelemetryOut;
import io.culvert.agent.lease.LeaseKeeper;
import io.culvert.agent.port.PreSharedKeys;
import io.culvert.agent.reconcile.Reconciler;
import io.culvert.agent.secrets.VaultKeys;
import io.culvert.agent.vici.ChildDetails;
import io.culvert.events.host.EnrolmentToken;
import io.culvert.events.lease.HostFacts;
import io.culvert.events.value.RouterId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out on one host what the events want of it, and tells what came of it. */
public final class Agent {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private static final long SNAPSHOT_SECONDS = 5;
    private static final long RESTART_SECONDS = 1;
    private static final long PEER_NAMES_SECONDS = 1;

    private final AgentSettings settings;
    private final Host host;
    private final ReportsOut reports;
    private final HostIdentity identity;
    private final Namespaces namespaces;
    private final TelemetryOut telemetryOut;
    private final Telemetry telemetry;
    private final LeaseKeeper lease;
    private final SnapshotFile snapshot;
    private final Semaphore newNames = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<Optional<EventFold>> fold = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Start> place;
    private final AtomicReference<Optional<String>> failure = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<String>> lack = new AtomicReference<>(Optional.empty());
    private volatile Optional<EventsIn> events = Optional.empty();
    private Optional<NamespaceWatch> watch = Optional.empty();
    private boolean isTidy;

    /** An agent of this machine, which enrols by the token of its settings; probes its data plane, which takes a moment. */
    public static Agent of(AgentSettings settings) {
        return new Agent(
                settings,
                new LinuxHost(settings.runDirectory(), settings.namespacePrefix()),
                new TokenFile(settings.enrolmentTokenFile()));
    }

    /** @param tokens to enrol with, if the host is not enrolled, or was put out */
    public Agent(AgentSettings settings, Host host, Supplier<Optional<EnrolmentToken>> tokens) {
        this.settings = settings;
        this.host = host;
        this.identity = new HostIdentity(
                settings.hostsUrl(), settings.identityDirectory(), tokens, Clock.systemUTC(), this::tellAgain);
        this.reports = new ReportsOut(settings.bus(), identity);
        PreSharedKeys keys = new VaultKeys(identity);
        this.telemetryOut = new TelemetryOut(settings.bus());
        this.telemetry = new Telemetry(
                settings.hostId(),
                Duration.ofSeconds(settings.telemetrySeconds()),
                this::carried,
                host::sas,
                telemetryOut,
                new MeterFile(settings.stateDirectory()),
                Clock.systemUTC());
        this.snapshot = new SnapshotFile(settings.hostId(), settings.stateDirectory());
        this.place = new AtomicReference<>(Start.beginning(settings.hostId()));
        this.namespaces = new Namespaces(
                settings.hostId(),
                router -> new Reconciler(
                        router,
                        settings.hostId(),
                        host,
                        keys,
                        reports,
                        last -> ended(router, last),
                        Clock.systemUTC(),
                        RandomGenerator.getDefault()),
                newNames::release);
        this.lease = new LeaseKeeper(identity, settings.stateDirectory(), this::facts, namespaces);
    }

    private HostFacts facts() {
        return new HostFacts(host.dataPlane(), namespaces.charonVersion().orElse(""), namespaces.algorithms());
    }

    /** Begins; returns at once, also when the broker is not there yet. */
    public void start() {
        identity.start();
        lease.start();
        place.set(snapshot.read());
        watch = Optional.of(host.watchNamespaces(namespaces::look));
        threads.add(Thread.ofPlatform().name("culvert-events").start(this::follow));
        PeerNameWatch peers = new PeerNameWatch(
                host::addressesOf,
                namespaces::peerNames,
                namespaces::found,
                Duration.ofSeconds(settings.peerNamesSeconds()),
                Clock.systemUTC());
        threads.add(Thread.ofVirtual().name("culvert-peer-names").start(() -> watch(peers)));
        if (settings.telemetrySeconds() > 0) {
            threads.add(Thread.ofVirtual()
                    .name("culvert-telemetry")
                    .start(() -> every(settings.telemetrySeconds(), telemetry)));
        }
        threads.add(Thread.ofVirtual().name("culvert-snapshot").start(() -> every(SNAPSHOT_SECONDS, new Saving())));
    }

    private void ended(RouterId router, ChildDetails last) {
        if (settings.telemetrySeconds() > 0) {
            telemetry.ended(router, last);
        }
    }

    private Optional<Map<RouterId, Assignment>> carried() {
        return fold.get().filter(EventFold.CaughtUp.class::isInstance).map(any -> namespaces.carried());
    }

    /** Reads the events for as long as the agent lives; what stops it is told, and tried again. */
    private void follow() {
        try {
            while (closing.getCount() > 0) {
                try (EventsIn in = new EventsIn(settings.bus(), settings.hostId())) {
                    events = Optional.of(in);
                    in.run(place.get(), new Following());
                } catch (BusException e) {
                    failure.set(Optional.of("events: " + e.getMessage()));
                    LOG.warn("events: {}; trying again", e.getMessage());
                } catch (RuntimeException e) {
                    failure.set(Optional.of("events: " + e));
                    LOG.error("ALARM events: stopped by a fault of this program; trying again", e);
                }
                boolean _ = closing.await(RESTART_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            LOG.debug("events: interrupted");
        }
    }

    private void folded(EventFold now, Start next) {
        failure.set(Optional.empty());
        Optional<EventFold> before = fold.getAndSet(Optional.of(now));
        place.set(next);
        if (!(now instanceof EventFold.CaughtUp)) {
            return;
        }
        namespaces.follow(now.projects(), next.positions().whole());
        if (!before.map(EventFold.CaughtUp.class::isInstance).orElse(false)) {
            LOG.info(
                    "caught up with {} projects; carrying {} routers",
                    now.projects().states().size(),
                    namespaces.size());
        }
        // A project that is stopped may have routers here of which nothing is known.
        if (!isTidy && now.projects().stopped().isEmpty()) {
            isTidy = true;
            namespaces.leaveAllBut(host.charonHomes());
        }
    }

    private final class Following implements EventsIn.Listener {
        @Override
        public void folded(EventFold now, Start next) {
            Agent.this.folded(now, next);
        }

        @Override
        public void lacks(Optional<String> events) {
            lack.set(events.map(what -> "events: " + what));
        }
    }

    private void tellAgain() {
        namespaces.tellAgain();
    }

    /** Looks at once when there is a new name, and again and again. */
    private void watch(PeerNameWatch peers) {
        try {
            while (closing.getCount() > 0) {
                peers.run();
                boolean _ = newNames.tryAcquire(PEER_NAMES_SECONDS, TimeUnit.SECONDS);
                newNames.drainPermits();
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted");
        }
    }

    private void every(long seconds, Runnable task) {
        try {
            do {
                task.run();
            } while (!closing.await(seconds, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            LOG.debug("interrupted");
        }
    }

    /** Writes the snapshot if there is news; not while a stream is stopped, so that a restart reads it once more. */
    private final class Saving implements Runnable {
        private Start saved = place.get();

        @Override
        public void run() {
            Start now = place.get();
            boolean caughtUp =
                    fold.get().map(EventFold.CaughtUp.class::isInstance).orElse(false);
            if (!caughtUp || isSaved(now) || !SnapshotFile.fits(now)) {
                return;
            }
            try {
                snapshot.write(now);
                saved = now;
            } catch (IOException e) {
                LOG.warn("the snapshot was not written: {}; a restart will read more of the log", e.getMessage());
            }
        }

        private boolean isSaved(Start now) {
            return now.next().equals(saved.next()) && now.topicId().equals(saved.topicId());
        }
    }

    public AgentHealth health() {
        Optional<EventFold> now = fold.get();
        List<String> failures = new ArrayList<>(failure.get().stream().toList());
        failures.addAll(lack.get().stream().toList());
        now.ifPresent(some -> some.projects()
                .stopped()
                .forEach((project, why) -> failures.add("project " + project + " is stopped: " + why)));
        failures.addAll(namespaces.troubles());
        failures.addAll(identity.trouble().stream().toList());
        failures.addAll(lease.trouble().stream().toList());
        return new AgentHealth(
                now.map(EventFold.CaughtUp.class::isInstance).orElse(false),
                now.map(some -> some.projects().states().size()).orElse(0),
                namespaces.size(),
                failures);
    }

    /** Ends; charons and their tunnels go on. */
    public void close() throws InterruptedException {
        closing.countDown();
        newNames.release();
        watch.ifPresent(NamespaceWatch::close);
        events.ifPresent(EventsIn::close);
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofSeconds(2))) {
                thread.interrupt();
            }
        }
        lease.close();
        namespaces.close();
        telemetry.save();
        reports.close();
        telemetryOut.close();
        identity.close();
    }
}
