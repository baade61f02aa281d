package io.culvert.events.host;

import io.culvert.events.wire.Sha256;
import java.security.cert.X509Certificate;

/** What tells one certificate from every other. */
public final class Fingerprints {
    private Fingerprints() {}

    /** SHA-256 of its DER form, in hexadecimal, as {@code openssl x509 -fingerprint -sha256} has it but for the colons. */
    public static String of(X509Certificate certificate) {
        return Sha256.hex(Pem.der(certificate));
    }
}
