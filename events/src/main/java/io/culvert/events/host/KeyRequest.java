package io.culvert.events.host;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;

/**
 * A host's wish for a certificate.
 *
 * @param token with which it enrols; empty for the next certificate of a host that shows one
 * @param publicKey X.509 SubjectPublicKeyInfo in base64
 * @param proof that the host has the private key: its signature over token and public key
 */
public record KeyRequest(String token, String publicKey, String proof) {
    public static KeyRequest of(String token, KeyPair keys) {
        String publicKey = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        return new KeyRequest(token, publicKey, Ecdsa.sign(signed(token, publicKey), keys.getPrivate()));
    }

    /** Empty if it is none, or the host has not shown that it is its own. */
    public Optional<PublicKey> provenKey() {
        try {
            PublicKey key = Pem.publicKey(publicKey);
            return Ecdsa.isSigned(signed(token, publicKey), proof, key) ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String signed(String token, String publicKey) {
        return "culvert host key\n" + token + "\n" + publicKey;
    }

    @Override
    public String toString() {
        return "request of a certificate for key " + publicKey;
    }
}
