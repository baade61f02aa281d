package io.culvert.events.host;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys of elliptic curves as text (RFC 7468). */
public final class Pem {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

    private Pem() {}

    public static String of(X509Certificate certificate) {
        return block("CERTIFICATE", der(certificate));
    }

    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate that has no DER form", e);
        }
    }

    /** The key in the clear (PKCS #8): for files that their owner alone may read. */
    public static String of(PrivateKey key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    private static String block(String label, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, LINES.encodeToString(der), label);
    }

    /**
     * All the certificates in the text, in its order.
     *
     * @throws IllegalArgumentException if one is none, or there is none
     */
    public static List<X509Certificate> certificates(String text) {
        List<X509Certificate> found = CERTIFICATE
                .matcher(text)
                .results()
                .map(block -> certificate(Base64.getMimeDecoder().decode(block.group(1))))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no certificate in it");
        }
        return found;
    }

    /** @throws IllegalArgumentException if the octets are no X.509 certificate */
    public static X509Certificate certificate(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("no certificate", e);
        }
    }

    /** @throws IllegalArgumentException if there is no private key in the text; tells nothing of it */
    public static PrivateKey privateKey(String text) {
        Matcher block = PRIVATE_KEY.matcher(text);
        if (!block.find()) {
            throw new IllegalArgumentException("no private key in it (PKCS #8, in the clear)");
        }
        try {
            return ec().generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(block.group(1))));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("the private key in it is none of an elliptic curve", e);
        }
    }

    /** @throws IllegalArgumentException if the text is no key of an elliptic curve (X.509 SubjectPublicKeyInfo in base64) */
    public static PublicKey publicKey(String base64) {
        try {
            return ec().generatePublic(new X509EncodedKeySpec(
                    Base64.getDecoder().decode(base64.getBytes(StandardCharsets.UTF_8))));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("no public key of an elliptic curve", e);
        }
    }

    private static KeyFactory ec() {
        try {
            return KeyFactory.getInstance("EC");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has elliptic curves", e);
        }
    }
}
