package io.culvert.command.secrets;

import io.culvert.command.follow.Ending;
import io.culvert.command.port.KeyRotation;
import io.culvert.command.port.Places;
import io.culvert.command.secrets.KeyRecord.Phase;
import io.culvert.command.secrets.KeyRecord.Rotating;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has one key-encryption key take over from another while secrets are sealed and opened. All that it knows stands in
 * MongoDB, and each step may be done twice or be cut: any instance goes on where one ended.
 *
 * <p>Every instance gets the new key; then it is in use; a lease later nobody wraps with the old one any more; then what is
 * wrapped with it is wrapped anew; at last it is given up. Until then both keys open what they wrapped.
 */
public final class Rotation implements KeyRotation, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);
    private static final String NAME = "vault-rotation";
    private static final Duration CLAIM = Duration.ofSeconds(10);

    private final Vault vault;
    private final Places places;
    private final LongSupplier nanos;
    private final Duration pause;
    private final Thread thread = Thread.ofPlatform().name("culvert-" + NAME).unstarted(this::run);
    private Optional<Seen> seen = Optional.empty();
    private String told = "";
    private volatile boolean closed;

    Rotation(Vault vault, Places places, LongSupplier nanos) {
        this.vault = vault;
        this.places = places;
        this.nanos = nanos;
        this.pause = vault.key().lease().dividedBy(5);
    }

    /** When this process saw a phase first. */
    private record Seen(String to, Phase phase, long at) {}

    public static Rotation start(Vault vault, Places places) {
        Rotation rotation = new Rotation(vault, places, System::nanoTime);
        rotation.thread.start();
        return rotation;
    }

    @Override
    public State state() {
        return Vault.orUnavailable(() -> state(vault.key().read()));
    }

    @Override
    public State rotate() {
        return Vault.orUnavailable(() -> {
            KeyRecord now = vault.key().read();
            if (now.rotating().isEmpty()) {
                String to = vault.keeper().successor(now.current());
                if (vault.key().begin(to)) {
                    LOG.info("the key-encryption key {} is to take over from {}", to, now.current());
                }
            }
            return state(vault.key().read());
        });
    }

    @Override
    public void close() {
        closed = true;
        Ending.of(thread);
    }

    private State state(KeyRecord record) {
        return new State(
                vault.keeper().toString(),
                record.current(),
                Math.max(0, vault.secrets().estimatedDocumentCount() - 1),
                record.rotatedAt(),
                record.rotating()
                        .map(it -> new UnderWay(
                                it.to(),
                                it.phase().name().toLowerCase(Locale.ROOT),
                                it.since(),
                                it.done(),
                                it.of(),
                                vault.key().lacking(it))));
    }

    private void run() {
        try {
            while (!closed) {
                if (!tryTurn()) {
                    Thread.sleep(pause);
                }
            }
        } catch (InterruptedException e) {
            // Only close() interrupts.
        }
    }

    private boolean tryTurn() {
        try {
            boolean took = turn();
            told = "";
            return took;
        } catch (RuntimeException | GeneralSecurityException e) {
            tell(e);
            return false;
        }
    }

    /** Once for each trouble: it is tried again every second. */
    private void tell(Exception e) {
        if (!e.toString().equals(told)) {
            told = e.toString();
            LOG.warn("the key-encryption key is not looked after, will try again", e);
        }
    }

    /** Takes part, and does the next step if it is this instance's to do; false if nothing was done. */
    private boolean turn() throws GeneralSecurityException {
        KeyRecord now = vault.key().takePart();
        if (now.rotating().isEmpty() || places.claim(NAME, CLAIM).isEmpty()) {
            return false;
        }
        return step();
    }

    /** The next step of a rotation; false if there is none to do now. */
    boolean step() throws GeneralSecurityException {
        Optional<Rotating> underWay = vault.key().takePart().rotating();
        if (underWay.isEmpty()) {
            return false;
        }
        Rotating rotating = underWay.orElseThrow();
        return switch (rotating.phase()) {
            case ASKING ->
                waited(rotating) && vault.key().lacking(rotating).isEmpty() && advanced(rotating, Phase.SWITCHED);
            case SWITCHED -> waited(rotating) && advanced(rotating, Phase.REWRAPPING);
            case REWRAPPING -> rewrapped(rotating);
        };
    }

    /** By our own clock, from when we saw the phase: it began before, so that every lease of what was before is over. */
    private boolean waited(Rotating rotating) {
        Seen now = seen.filter(it -> it.to().equals(rotating.to()) && it.phase() == rotating.phase())
                .orElseGet(() -> new Seen(rotating.to(), rotating.phase(), nanos.getAsLong()));
        seen = Optional.of(now);
        return nanos.getAsLong() - now.at()
                > vault.key().lease().multipliedBy(6).dividedBy(5).toNanos();
    }

    private boolean advanced(Rotating rotating, Phase next) {
        vault.key().advance(rotating, next);
        return true;
    }

    /** Until one look over all finds nothing left. */
    private boolean rewrapped(Rotating rotating) throws GeneralSecurityException {
        long of = vault.secrets().estimatedDocumentCount();
        long found = new Rewrapping(vault, rotating.to(), done -> {
                    vault.key().progress(rotating, done, Math.max(done, of));
                    var _ = places.claim(NAME, CLAIM);
                })
                .run();
        if (found == 0) {
            vault.key().finish(rotating);
            LOG.info("the key-encryption key {} has taken over", rotating.to());
        }
        return true;
    }
}
