package io.culvert.command.hosts;

import io.culvert.command.port.HostAdmission;
import io.culvert.command.port.HostRegistry;
import io.culvert.command.port.Secret;
import io.culvert.events.host.EnrolmentToken;
import io.culvert.events.host.Fingerprints;
import io.culvert.events.host.HostNames;
import io.culvert.events.host.Issued;
import io.culvert.events.host.KeyRequest;
import io.culvert.events.host.Pem;
import io.culvert.events.value.HostId;
import io.culvert.events.wire.Sha256;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Lets hosts in by tokens, gives those that are in their next certificates, and puts hosts out. */
final class Enrolments implements HostAdmission {
    private final Optional<OwnAuthority> authority;
    private final HostRegistry registry;
    private final Revocations revocations;
    private final Duration validity;
    private final Clock clock;

    /** @param authority empty if hosts get their certificates from another */
    Enrolments(
            Optional<OwnAuthority> authority,
            HostRegistry registry,
            Revocations revocations,
            Duration validity,
            Clock clock) {
        this.authority = authority;
        this.registry = registry;
        this.revocations = revocations;
        this.validity = validity;
        this.clock = clock;
    }

    @Override
    public Invited invite(HostId host, Duration within) {
        if (!HostNames.fits(host)) {
            throw new IllegalArgumentException(
                    "host '" + host + "' has other characters than letters, digits, '.', '_' and '-'");
        }
        EnrolmentToken token = EnrolmentToken.fresh(Fingerprints.of(issuer().certificate()));
        Instant until = clock.instant().plus(within);
        registry.invite(host, new HostRegistry.Invitation(token.id(), Sha256.hex(token.secret()), until));
        return new Invited(Secret.of(token.reveal()), until);
    }

    @Override
    public void revoke(HostId host) {
        registry.revoke(host, clock.instant());
    }

    @Override
    public List<HostRegistry.Entry> hosts() {
        return registry.all();
    }

    @Override
    public boolean isOurs() {
        return authority.isPresent();
    }

    private OwnAuthority issuer() {
        return authority.orElseThrow(
                () -> new IllegalStateException("hosts get their certificates from another authority"));
    }

    /** Empty if the token lets nobody in, or nobody with this key. */
    Optional<Issued> enrol(KeyRequest request) {
        return request.provenKey()
                .flatMap(key -> token(request)
                        .flatMap(token -> registry.accept(
                                token.id(),
                                Sha256.hex(token.secret()),
                                Sha256.hex(request.publicKey()),
                                clock.instant()))
                        .map(host -> issue(host, key)));
    }

    /** The next certificate of a host that has shown one; empty if it does not show that it has the key. */
    Optional<Issued> renew(HostId host, KeyRequest request) {
        return request.provenKey().map(key -> issue(host, key));
    }

    private Optional<EnrolmentToken> token(KeyRequest request) {
        try {
            return Optional.of(EnrolmentToken.of(request.token()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Issued issue(HostId host, PublicKey key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant from = revocations.beginning(host, now);
        X509Certificate certificate = issuer().issue(host, key, from, validity);
        registry.issued(host, new HostRegistry.Certificate(Fingerprints.of(certificate), from, from.plus(validity)));
        return new Issued(Pem.of(certificate), Pem.of(issuer().certificate()));
    }
}
