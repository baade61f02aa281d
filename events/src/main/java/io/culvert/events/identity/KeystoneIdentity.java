package io.culvert.events.identity;

import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.Sha256;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tokens of Keystone, each asked for once at a time. What it says holds for a while, so that a revoked token is refused
 * that much later at the latest; while it says nothing, nobody is let in anew.
 */
final class KeystoneIdentity implements Identity {
    private static final Logger LOG = System.getLogger(KeystoneIdentity.class.getName());

    private final KeystoneSettings settings;
    private final KeystoneClient keystone;
    private final Clock clock;
    private final RecentTokens recent;
    private final Map<String, CompletableFuture<Admission>> asked = new ConcurrentHashMap<>();
    private final AtomicBoolean well = new AtomicBoolean(true);

    KeystoneIdentity(KeystoneSettings settings, Clock clock) {
        this.settings = settings;
        this.keystone = new KeystoneClient(settings, clock);
        this.clock = clock;
        this.recent = new RecentTokens(settings.tokens());
    }

    @Override
    public Admission admit(String token) {
        if (!PresentedToken.canBeToken(token)) {
            return unknown();
        }
        String hash = Sha256.hex(token);
        return recent.get(hash, clock.instant()).orElseGet(() -> ask(token, hash));
    }

    /** Whoever comes while the same token is asked for gets the same answer. */
    private Admission ask(String token, String hash) {
        CompletableFuture<Admission> mine = new CompletableFuture<>();
        CompletableFuture<Admission> first = asked.putIfAbsent(hash, mine);
        if (first != null) {
            return first.join();
        }
        Admission found = Admission.away();
        try {
            found = recent.get(hash, clock.instant()).orElseGet(() -> answer(token, hash));
            return found;
        } finally {
            asked.remove(hash);
            mine.complete(found);
        }
    }

    private Admission answer(String token, String hash) {
        try {
            Optional<KeystoneToken> known = keystone.validate(token, Deadline.in(Deadline.PATIENCE));
            if (!well.getAndSet(true)) {
                LOG.log(Level.INFO, "{0} answers again", settings);
            }
            return remember(hash, known);
        } catch (AwayException e) {
            if (well.getAndSet(false)) {
                LOG.log(Level.WARNING, "nobody is admitted until Keystone answers: {0}", e.getMessage());
            }
            return Admission.away();
        }
    }

    private Admission remember(String hash, Optional<KeystoneToken> known) {
        Instant now = clock.instant();
        if (known.isEmpty() || !now.isBefore(known.get().expires())) {
            recent.drop(hash);
            return unknown();
        }
        Instant until = now.plus(settings.remembered());
        Instant expires = known.get().expires();
        Admission admission = admission(known.get());
        recent.put(hash, admission, until.isBefore(expires) ? until : expires);
        return admission;
    }

    private static Admission admission(KeystoneToken token) {
        if (token.project().isBlank() || token.project().length() > ProjectId.MAX_LENGTH) {
            return Admission.forbidden("the token is not scoped to a project");
        }
        Optional<Role> role = Roles.greatest(token.roles());
        return role.isEmpty()
                ? Admission.withoutRole()
                : new Admission.Admitted(new Caller(new ProjectId(token.project()), role.get(), token.user()));
    }

    private Admission unknown() {
        return Admission.unknown("Keystone uri=\"" + settings.url() + "\"");
    }
}
