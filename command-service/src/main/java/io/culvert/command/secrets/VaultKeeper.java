package io.culvert.command.secrets;

import io.culvert.command.domain.RecordShredding;
import io.culvert.command.domain.Together;
import io.culvert.command.follow.ByProject;
import io.culvert.command.follow.Follower;
import io.culvert.command.follow.Following;
import io.culvert.command.follow.Place;
import io.culvert.command.port.Commands;
import io.culvert.command.port.DeadLetters;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.Outcome;
import io.culvert.command.port.Places;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.WebhookCreated;
import io.culvert.events.event.WebhookDeleted;
import io.culvert.events.event.WebhookUpdated;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.SecretRef;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys secrets that the log no longer refers to, and tells the log of those of deleted connections; a webhook's secret
 * goes without a word. A version that was replaced stays until the host has applied the next, or, as a webhook's does, until
 * a day has gone by. Destroying is repeatable, so events seen twice do no harm; a version later than an event's is left
 * alone, since the event that refers to it may still be on its way.
 */
public final class VaultKeeper implements ByProject.Projection, Following, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VaultKeeper.class);
    private static final String NAME = "vault";
    private static final Duration ORPHAN_AFTER = Duration.ofSeconds(60);
    private static final Duration RETIRED_AFTER = Duration.ofDays(1);
    /** How soon the first sweep is: a crash has left some, and few ask for anything yet. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    private final Vault vault;
    private final Commands commands;
    private final Follower follower;
    private final Retiring retiring = new Retiring();
    private final Set<SecretRef> referred = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("culvert-vault-sweeper").factory());

    /** Of {@link System#nanoTime}. */
    private long due = System.nanoTime();

    private VaultKeeper(Vault vault, EventLog log, Commands commands, Places places, DeadLetters letters, Clock clock) {
        this.vault = vault;
        this.commands = commands;
        // Many are marked together, but none after the place that says so.
        Place place = Place.saved(places, NAME).after(this::markReferred);
        this.follower = Follower.start(NAME, log, place, new ByProject(NAME, log, letters, clock, this));
        long seconds = LOOK.toSeconds();
        var _ = sweeper.scheduleWithFixedDelay(this::sweepWhenDue, seconds, seconds, TimeUnit.SECONDS);
    }

    public static VaultKeeper start(
            Vault vault, EventLog log, Commands commands, Places places, DeadLetters letters, Clock clock) {
        return new VaultKeeper(vault, log, commands, places, letters, clock);
    }

    @Override
    public Follower follower() {
        return follower;
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
        follower.close();
    }

    @Override
    public void apply(Envelope envelope) {
        switch (envelope.event()) {
            case SiteConnectionCreated event -> {
                referred.add(event.connection().psk());
                retiring.has(event.connection(), envelope.version());
            }
            case SiteConnectionUpdated event -> {
                referred.add(event.connection().psk());
                retiring.has(event.connection(), envelope.version());
            }
            case StatusReported report ->
                retiring.applied(report).ifPresent(keep -> {
                    markReferred();
                    vault.destroyOthers(report.connectionId(), keep);
                });
            case SiteConnectionDeleted event -> {
                retiring.gone(event.id());
                if (!isThereAgain(envelope, event.id())) {
                    shred(envelope, event.id());
                }
            }
            case WebhookCreated event -> referred.add(event.webhook().secret());
            case WebhookUpdated event -> referred.add(event.webhook().secret());
            case WebhookDeleted event -> vault.destroyAll(event.id());
            default -> {}
        }
    }

    /** The keys before were destroyed before the connection got its new one; this deletion is seen once more. */
    private boolean isThereAgain(Envelope deletion, ConnectionId connection) {
        return commands.execute(deletion.projectId(), new Together(List.of()), deletion.cause())
                        instanceof Outcome.Done(ProjectState now, var _)
                && now.vpn().connections().containsKey(connection);
    }

    /** What was destroyed is known to the vault until it is in the log. */
    private void shred(Envelope deletion, ConnectionId connection) {
        vault.shred(connection).ifPresent(shredded -> {
            Outcome _ = commands.execute(
                    deletion.projectId(),
                    new RecordShredding(connection, shredded.secretId(), shredded.versions(), deletion.version()),
                    deletion.cause().leadingTo(NAME, deletion.eventId().toString()));
        });
        vault.forgetShredded(connection);
    }

    private void markReferred() {
        List<SecretRef> now = List.copyOf(referred);
        if (!now.isEmpty()) {
            vault.referred(now);
            now.forEach(referred::remove);
        }
    }

    private void sweepWhenDue() {
        if (System.nanoTime() - due >= 0 && swept()) {
            due = System.nanoTime() + BETWEEN_SWEEPS.toNanos();
        }
    }

    /** Only once every event of every project has been looked at: before, a secret may only seem to be an orphan. */
    private boolean swept() {
        if (!follower.standing().well() || !follower.progress().orElseThrow().sawAll()) {
            return false;
        }
        try {
            markReferred();
            vault.sweep(ORPHAN_AFTER, RETIRED_AFTER);
            return true;
        } catch (UnavailableException e) {
            LOG.warn("orphaned secrets not swept: {}", e.getMessage());
            return false;
        }
    }
}
