package io.culvert.command.rest;

import io.culvert.events.host.Pem;
import io.culvert.events.resource.OwnCertificate;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The certificates in an attribute, as text (RFC 7468), checked for all that charon would refuse or, worse, take: what is
 * wrong is told with the attribute's name and the subject of the certificate.
 *
 * @param attribute for messages
 * @param all in the order of the text
 */
record CertificateText(String attribute, List<X509Certificate> all) {
    static final int MOST = 8;
    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;
    private static final Set<Integer> EC_BITS = Set.of(256, 384, 521);
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int CERTIFICATE_SIGN = 5;

    CertificateText {
        all = List.copyOf(all);
    }

    /** @throws ApiException if it is none, or holds one that is not valid at that time */
    static CertificateText of(String attribute, String text, Instant now) {
        List<X509Certificate> all;
        try {
            all = Pem.certificates(text);
        } catch (IllegalArgumentException e) {
            throw Malformed.attribute(attribute, "no X.509 certificates in PEM: " + e.getMessage());
        }
        if (all.size() > MOST) {
            throw Malformed.attribute(attribute, all.size() + " certificates are too many - there can be " + MOST);
        }
        CertificateText read = new CertificateText(attribute, all);
        all.forEach(each -> read.checkValidity(each, now));
        return read;
    }

    /** As those who may vouch for a peer. */
    List<String> authorities() {
        for (X509Certificate each : all) {
            if (!isAuthority(each)) {
                throw wrong(each, "is not that of an authority");
            }
        }
        return all.stream().map(CertificateText::base64).toList();
    }

    X509Certificate own() {
        return all.getFirst();
    }

    /** As a chain that begins with the connection's own. */
    OwnCertificate chain() {
        checkOwn(own());
        for (int i = 1; i < all.size(); i++) {
            checkIssued(all.get(i - 1), all.get(i));
        }
        Instant end = Collections.min(
                all.stream().map(each -> each.getNotAfter().toInstant()).toList());
        byte[] subject = own().getSubjectX500Principal().getEncoded();
        return new OwnCertificate(
                all.stream().map(CertificateText::base64).toList(),
                SubjectKeyId.of(own().getPublicKey()),
                own().getSubjectX500Principal().getName().isEmpty()
                        ? ""
                        : HexFormat.of().formatHex(subject),
                CertificateIdentities.of(own()),
                end);
    }

    private void checkOwn(X509Certificate own) {
        if (own.getBasicConstraints() >= 0) {
            throw wrong(own, "is that of an authority, and not a connection's own");
        }
        boolean[] uses = own.getKeyUsage();
        if (uses != null && !uses[DIGITAL_SIGNATURE]) {
            throw wrong(own, "is not for digital signatures");
        }
        checkKey(own);
    }

    private void checkKey(X509Certificate own) {
        PublicKey key = own.getPublicKey();
        boolean good = switch (key) {
            case RSAPublicKey rsa ->
                rsa.getModulus().bitLength() >= LEAST_RSA_BITS
                        && rsa.getModulus().bitLength() <= MOST_RSA_BITS;
            case ECPublicKey ec ->
                EC_BITS.contains(ec.getParams().getCurve().getField().getFieldSize());
            default -> false;
        };
        if (!good) {
            throw wrong(
                    own,
                    "has a key of " + key.getAlgorithm() + " that is not taken: RSA of " + LEAST_RSA_BITS + " to "
                            + MOST_RSA_BITS + " bits and the curves P-256, P-384 and P-521 are");
        }
    }

    private void checkIssued(X509Certificate certificate, X509Certificate issuer) {
        try {
            if (!isAuthority(issuer)) {
                throw wrong(issuer, "follows in the chain, and is not that of an authority");
            }
            certificate.verify(issuer.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw wrong(issuer, "has not issued the one before it");
        }
    }

    private void checkValidity(X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        if (now.isAfter(to)) {
            throw wrong(certificate, "ended at " + to);
        }
        if (now.isBefore(from)) {
            throw wrong(certificate, "begins at " + from);
        }
    }

    private static boolean isAuthority(X509Certificate certificate) {
        boolean[] uses = certificate.getKeyUsage();
        return certificate.getBasicConstraints() >= 0 && (uses == null || uses[CERTIFICATE_SIGN]);
    }

    private ApiException wrong(X509Certificate certificate, String why) {
        return Malformed.attribute(
                attribute,
                "the certificate of '" + String.join(", ", CertificateIdentities.subject(certificate)) + "' " + why);
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read has no DER form", e);
        }
    }
}
