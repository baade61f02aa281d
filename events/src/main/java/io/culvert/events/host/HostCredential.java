package io.culvert.events.host;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A certificate with its key; its text form tells nothing of the key. */
public record HostCredential(PrivateKey key, X509Certificate certificate) {
    private static final char[] NO_PASSWORD = "culvert".toCharArray(); // of a key store in memory

    /**
     * What a side of TLS shows.
     *
     * @param issuers those that lead from the certificate to what the other side trusts
     */
    public KeyManager[] keyManagers(X509Certificate... issuers) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            X509Certificate[] chain =
                    Stream.concat(Stream.of(certificate), Stream.of(issuers)).toArray(X509Certificate[]::new);
            store.setKeyEntry("shown", key, NO_PASSWORD, chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("a credential that is of no use for TLS", e);
        }
    }

    @Override
    public String toString() {
        return "the credential of " + certificate.getSubjectX500Principal();
    }
}
