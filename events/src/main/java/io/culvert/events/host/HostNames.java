package io.culvert.events.host;

import io.culvert.events.value.HostId;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The name of a host in its certificate: a SPIFFE ID ({@code spiffe://culvert/host/<host id>}) as the one URI among its
 * subject alternative names (SPIFFE X.509-SVID, section 2).
 */
public final class HostNames {
    private static final String PREFIX = "spiffe://culvert/host/";
    private static final int URI_NAME = 6; // RFC 5280, section 4.2.1.6: uniformResourceIdentifier [6]

    private HostNames() {}

    /** True if the host's id can be in a SPIFFE ID as it is. */
    public static boolean fits(HostId host) {
        return host.value().matches("[A-Za-z0-9_-][A-Za-z0-9._-]*");
    }

    /** @throws IllegalArgumentException if the id does not fit */
    public static String uri(HostId host) {
        if (!fits(host)) {
            throw new IllegalArgumentException(
                    "host id '" + host + "' has other characters than letters, digits, '.', '_' and '-'");
        }
        return PREFIX + host;
    }

    /** The host that the certificate speaks for, whoever issued it; empty if it is none of a host's. */
    public static Optional<HostId> of(X509Certificate certificate) {
        List<String> uris = uris(certificate);
        return uris.size() == 1 && uris.getFirst().startsWith(PREFIX)
                ? Optional.of(uris.getFirst().substring(PREFIX.length()))
                        .filter(name -> !name.isBlank() && name.length() <= 255)
                        .map(HostId::new)
                        .filter(HostNames::fits)
                : Optional.empty();
    }

    private static List<String> uris(X509Certificate certificate) {
        try {
            return Stream.ofNullable(certificate.getSubjectAlternativeNames())
                    .flatMap(Collection::stream)
                    .filter(name -> name.getFirst().equals(URI_NAME))
                    .map(name -> String.valueOf(name.get(1)))
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
