package io.culvert.events.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The issuer's keys, asked for again when they are old or a token names another one. While the issuer is away, those that
 * are known go on being used: it has not said that they no longer hold.
 */
final class JwtKeys implements JWKSource<JwtKeys.Asked> {
    private static final Logger LOG = System.getLogger(JwtKeys.class.getName());
    /** Anybody can make up a token that names another key, and must not make us a burden on the issuer. */
    private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(3);

    /** A token is being looked at, which must end by then. */
    record Asked(Deadline deadline) implements SecurityContext {}

    private record Known(JWKSet keys, Instant since) {}

    private final Requests requests = new Requests();
    private final KeyDocument document;
    private final Duration remembered;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private Instant lastRequest = Instant.MIN;
    private volatile Optional<Known> known = Optional.empty();
    private volatile Optional<AwayException> away = Optional.empty();

    JwtKeys(JwtSettings settings, Clock clock) {
        this.document = settings.keys();
        this.remembered = settings.remembered();
        this.clock = clock;
    }

    /** @throws KeySourceException if no key known fits and the issuer can't be asked whether there are others */
    @Override
    public List<JWK> get(JWKSelector selector, Asked asked) throws KeySourceException {
        List<JWK> found = known(asked.deadline())
                .map(each -> selector.select(each.keys()))
                .orElse(List.of());
        return found.isEmpty() ? selector.select(newest(asked.deadline())) : found;
    }

    /** Old keys are renewed by one caller; the others don't wait for him. */
    private Optional<Known> known(Deadline deadline) {
        Optional<Known> present = known;
        if (present.filter(each -> isPast(each.since(), remembered)).isPresent() && asking.tryLock()) {
            try {
                ask(deadline);
            } finally {
                asking.unlock();
            }
        }
        return known;
    }

    private JWKSet newest(Deadline deadline) throws KeySourceException {
        try {
            Requests.lock(asking, document, deadline);
        } catch (AwayException e) {
            throw new KeySourceException(e.getMessage(), e);
        }
        try {
            ask(deadline);
            if (away.isPresent()) {
                throw new KeySourceException(away.get().getMessage(), away.get());
            }
            return known.map(Known::keys).orElseThrow();
        } finally {
            asking.unlock();
        }
    }

    /** Leaves what came of it in {@link #known} and {@link #away}; what came of the last time holds for a moment. */
    private void ask(Deadline deadline) {
        if (!isPast(lastRequest, BETWEEN_REQUESTS)) {
            return;
        }
        try {
            known = Optional.of(new Known(document.read(requests, deadline), clock.instant()));
            if (away.isPresent()) {
                LOG.log(Level.INFO, "{0} can be read again", document);
            }
            away = Optional.empty();
        } catch (AwayException e) {
            if (away.isEmpty()) {
                LOG.log(Level.WARNING, "no other keys than those known are taken: {0}", e.getMessage());
            }
            away = Optional.of(e);
        } finally {
            lastRequest = clock.instant();
        }
    }

    /** A clock that was set back makes nothing last for ever. */
    private boolean isPast(Instant moment, Duration age) {
        return Duration.between(moment, clock.instant()).abs().compareTo(age) >= 0;
    }
}
