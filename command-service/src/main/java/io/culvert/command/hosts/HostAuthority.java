package io.culvert.command.hosts;

import io.culvert.events.host.HostCredential;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Whose certificates hosts have, and what the port for hosts shows them of itself. */
interface HostAuthority {
    /** Those that a host's certificate may be issued by, directly. */
    List<X509Certificate> trusted();

    ServerCertificate server(Instant now);

    /** @param chain what leads from it to what hosts trust */
    record ServerCertificate(HostCredential credential, List<X509Certificate> chain) {
        public ServerCertificate {
            chain = List.copyOf(chain);
        }
    }
}
