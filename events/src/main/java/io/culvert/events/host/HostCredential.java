package io.culvert.events.host;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate with its key; its text form tells nothing of the key. */
public record HostCredential(PrivateKey key, X509Certificate certificate) {
    @Override
    public String toString() {
        return "the credential of " + certificate.getSubjectX500Principal();
    }
}
