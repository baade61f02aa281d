package io.culvert.agent.identity;

import io.culvert.events.connect.Trust;
import io.culvert.events.host.HostCredential;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * What the host shows, and whom it trusts.
 *
 * @param trusted the authorities whose services it talks to
 */
record Identity(HostCredential credential, List<X509Certificate> trusted) {
    Identity {
        trusted = List.copyOf(trusted);
    }

    /** True once two thirds of the certificate's time are over. */
    boolean isDue(Instant now) {
        Instant from = credential.certificate().getNotBefore().toInstant();
        Instant until = credential.certificate().getNotAfter().toInstant();
        Duration third = Duration.between(from, until).dividedBy(3);
        return now.isAfter(until.minus(third));
    }

    SSLContext tls() {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(credential.keyManagers(), Trust.in(trusted), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IdentityException("the identity of this host is of no use for TLS", e);
        }
    }
}
