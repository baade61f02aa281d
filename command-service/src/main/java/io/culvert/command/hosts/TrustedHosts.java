package io.culvert.command.hosts;

import io.culvert.events.host.HostNames;
import io.culvert.events.host.SignedReports;
import io.culvert.events.value.HostId;
import io.culvert.events.wire.WireMessage;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Whose certificates count: issued by the authority, to a host, valid now, and not revoked. */
public final class TrustedHosts {
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2"; // RFC 5280, section 4.2.1.12
    private static final int MOST_REMEMBERED = 10_000;

    private final List<X509Certificate> trusted;
    private final Revocations revocations;
    private final Clock clock;
    private final Map<X509Certificate, HostId> genuine = new ConcurrentHashMap<>();

    TrustedHosts(List<X509Certificate> trusted, Revocations revocations, Clock clock) {
        this.trusted = List.copyOf(trusted);
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * The host that may speak with this certificate, if it has shown that it has the key.
     *
     * @throws io.culvert.command.port.UnavailableException if it can't be known whether it was revoked
     */
    Optional<HostId> speaker(X509Certificate certificate) {
        Instant now = clock.instant();
        if (!isValid(certificate, now)) {
            return Optional.empty();
        }
        return genuine(certificate).filter(host -> !revocations.covers(host, certificate));
    }

    /**
     * The host whose agent the report is from; empty if nobody has shown that it is from his.
     *
     * @throws io.culvert.command.port.UnavailableException if that can't be known at present
     */
    public Optional<HostId> origin(WireMessage report) {
        return SignedReports.signer(report).flatMap(this::speaker);
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    private Optional<HostId> genuine(X509Certificate certificate) {
        HostId known = genuine.get(certificate);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<HostId> host =
                isForClients(certificate) && isIssuedHere(certificate) ? HostNames.of(certificate) : Optional.empty();
        host.ifPresent(it -> {
            if (genuine.size() >= MOST_REMEMBERED) {
                genuine.clear();
            }
            genuine.put(certificate, it);
        });
        return host;
    }

    private static boolean isForClients(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            return certificate.getBasicConstraints() < 0 && uses != null && uses.contains(CLIENT_AUTH);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private boolean isIssuedHere(X509Certificate certificate) {
        return trusted.stream().anyMatch(authority -> isIssuedBy(authority, certificate));
    }

    private static boolean isIssuedBy(X509Certificate authority, X509Certificate certificate) {
        try {
            certificate.verify(authority.getPublicKey());
            return authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
