package io.culvert.command.rest;

import io.culvert.command.port.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private key as text; nothing that is said of it tells what it is. */
final class PrivateKeyText {
    private static final Pattern PKCS8 =
            Pattern.compile("\\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");
    private static final byte[] SOMETHING = {1, 2, 3};

    private PrivateKeyText() {}

    /** Its octets (PKCS #8).
     * @throws ApiException if it is none, or not that of the certificate */
    static Secret of(String attribute, String text, X509Certificate certificate) {
        Matcher block = PKCS8.matcher(text);
        if (!block.matches()) {
            throw Malformed.attribute(
                    attribute,
                    "not one private key in PEM, PKCS #8 and in the clear ('openssl pkcs8 -topk8 -nodes' writes it so)");
        }
        byte[] octets = new byte[0];
        try {
            octets = Base64.getMimeDecoder().decode(block.group(1));
            PrivateKey key = KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(octets));
            if (!fits(key, certificate)) {
                throw Malformed.attribute(attribute, "not that of the certificate");
            }
            return Secret.ofOctets(octets);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw Malformed.attribute(attribute, "not that of the certificate");
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    private static boolean fits(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(key);
        signer.update(SOMETHING);
        byte[] signature = signer.sign();
        signer.initVerify(certificate.getPublicKey());
        signer.update(SOMETHING);
        return signer.verify(signature);
    }
}
