package io.culvert.acceptance;

import io.culvert.events.host.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** An authority and the certificates that it gives to sites, for their names, by the JDK's keytool; all end in two days. */
final class SiteCertificates {
    private static final String PASSWORD = "store-of-sites";
    private static final String AUTHORITY = "authority";

    private final Path store;

    /** @param folder where it keeps them */
    SiteCertificates(Path folder) {
        this.store = folder.resolve("sites.p12");
        made(AUTHORITY, "-ext", "bc:c");
    }

    void add(String name) {
        made(name, "-signer", AUTHORITY, "-ext", "SAN=dns:" + name);
    }

    private void made(String name, String... how) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-validity",
                "2",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(how));
        Shell.run(command.toArray(String[]::new)).orFail();
    }

    /** What a connection's body says of itself and of whom it trusts, as JSON members. */
    String members(String name) throws IOException, GeneralSecurityException {
        return "\"certificate\": \"" + line(Pem.of(certificate(name))) + "\", \"ca_certificates\": \""
                + line(Pem.of(certificate(AUTHORITY))) + "\", \"private_key\": \"" + line(Pem.of(key(name))) + "\"";
    }

    /** A line of the key's text, which should be nowhere. */
    String trace(String name) throws IOException, GeneralSecurityException {
        return Pem.of(key(name)).lines().skip(1).findFirst().orElseThrow();
    }

    private static String line(String pem) {
        return pem.replace("\n", "\\n");
    }

    private X509Certificate certificate(String name) throws IOException, GeneralSecurityException {
        return (X509Certificate) store().getCertificate(name);
    }

    private PrivateKey key(String name) throws IOException, GeneralSecurityException {
        return (PrivateKey) store().getKey(name, PASSWORD.toCharArray());
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore made = KeyStore.getInstance("PKCS12");
        try (InputStream octets = Files.newInputStream(store)) {
            made.load(octets, PASSWORD.toCharArray());
        }
        return made;
    }
}
