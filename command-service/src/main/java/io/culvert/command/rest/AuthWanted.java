package io.culvert.command.rest;

import io.culvert.command.domain.AuthChange;
import io.culvert.command.port.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a request wants a connection to authenticate.
 *
 * @param secret the pre-shared key or the private key, if there is a new one
 * @param isGenerated true if the secret was made here
 * @param warnings what is to be said of it
 */
record AuthWanted(AuthChange change, Optional<Secret> secret, boolean isGenerated, List<String> warnings) {
    /** The attributes that are never kept, in whatever form. */
    static final Set<String> SECRETS = Set.of(PskWanted.PSK, CertificatesWanted.PRIVATE_KEY, WebhookSecret.NAME);

    AuthWanted {
        warnings = List.copyOf(warnings);
    }

    /** Empty if the request says nothing about it.
     * @throws ApiException if it is malformed, or both ways are wanted */
    static Optional<AuthWanted> of(Attributes attributes, PskPolicy policy, Instant now) {
        return CertificatesWanted.of(attributes, now)
                .map(by -> new AuthWanted(by.change(), by.key(), false, List.of()))
                .or(() -> PskWanted.of(attributes, policy).map(AuthWanted::of));
    }

    private static AuthWanted of(PskWanted psk) {
        return new AuthWanted(
                new AuthChange.ByPreSharedKey(),
                Optional.of(psk.key()),
                psk.source() == PskWanted.Source.GENERATED,
                psk.warning().stream().toList());
    }
}
