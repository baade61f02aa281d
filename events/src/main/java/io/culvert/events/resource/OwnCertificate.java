package io.culvert.events.resource;

import java.time.Instant;
import java.util.List;

/**
 * The certificate that a connection's own side shows; its private key is a secret.
 *
 * @param chain X.509 certificates in DER as base64: the connection's own first, each issued by the next
 * @param subjectKeyId of its public key, as lower-case hexadecimal (RFC 5280 section 4.2.1.2, method 1)
 * @param subject its distinguished name in DER, as lower-case hexadecimal; empty for the empty name
 * @param identities the texts that {@code local_id} may have with it
 * @param notAfter the end of its validity, or that of an issuer in the chain if that is earlier
 */
public record OwnCertificate(
        List<String> chain, String subjectKeyId, String subject, List<String> identities, Instant notAfter) {
    public OwnCertificate {
        chain = List.copyOf(chain);
        identities = List.copyOf(identities);
    }
}
