package io.culvert.command.rest;

import io.culvert.events.host.Pem;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that issues certificates to connections.
 * @param pem of its certificate */
record Issuer(String name, KeyPair keys, String pem) {
    private static final Duration YEAR = Duration.ofDays(365);

    /** A certificate with its key, both in PEM. */
    record Issued(KeyPair keys, String certificate) {
        String key() {
            return Pem.of(keys.getPrivate());
        }
    }

    static Issuer named(String name) throws Exception {
        KeyPair keys = keys("EC", 256);
        X509v3CertificateBuilder builder =
                builder(name, name, keys, Instant.now().plus(YEAR));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        return new Issuer(name, keys, signed(builder, keys));
    }

    /** Another authority, by this one. */
    Issuer under(String other) throws Exception {
        KeyPair theirs = keys("EC", 256);
        X509v3CertificateBuilder builder =
                builder(name, other, theirs, Instant.now().plus(YEAR));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        return new Issuer(other, theirs, signed(builder, keys));
    }

    Issued issue(String subject, KeyPair theirs) throws Exception {
        return issue(subject, theirs, Instant.now().plus(YEAR));
    }

    /** With the names east.example and 172.24.4.226. */
    Issued issue(String subject, KeyPair theirs, Instant end) throws Exception {
        X509v3CertificateBuilder builder = builder(name, subject, theirs, end);
        GeneralName[] names = {
            new GeneralName(GeneralName.dNSName, "east.example"), new GeneralName(GeneralName.iPAddress, "172.24.4.226")
        };
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        return new Issued(theirs, signed(builder, keys));
    }

    static KeyPair keys(String algorithm, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder builder(String issuer, String subject, KeyPair theirs, Instant end) {
        return new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                new BigInteger(64, new SecureRandom()),
                Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                Date.from(end),
                new X500Name(subject),
                theirs.getPublic());
    }

    private static String signed(X509v3CertificateBuilder builder, KeyPair by) throws Exception {
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
        return Pem.of(certificate);
    }
}
