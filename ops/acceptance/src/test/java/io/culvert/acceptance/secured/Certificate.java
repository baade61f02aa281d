package io.culvert.acceptance.secured;

import io.culvert.acceptance.Shell;
import io.culvert.events.host.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * A server on the loopback interface, by the JDK's keytool; its certificate vouches for itself.
 *
 * @param store PKCS #12, with {@link #PASSWORD}
 * @param pem the certificate
 * @param keyPem its private key
 */
record Certificate(Path store, Path pem, Path keyPem, PrivateKey key, X509Certificate certificate) {
    static final String PASSWORD = "store-canary";

    static Certificate in(Path folder, String name) throws IOException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        Shell.run(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .orFail();
        KeyStore made = KeyStore.getInstance("PKCS12");
        try (InputStream octets = Files.newInputStream(store)) {
            made.load(octets, PASSWORD.toCharArray());
        }
        PrivateKey key = (PrivateKey) made.getKey(name, PASSWORD.toCharArray());
        X509Certificate certificate = (X509Certificate) made.getCertificate(name);
        return new Certificate(
                store,
                Files.writeString(folder.resolve(name + ".pem"), Pem.of(certificate)),
                Files.writeString(folder.resolve(name + "-key.pem"), Pem.of(key)),
                key,
                certificate);
    }
}
