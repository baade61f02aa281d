package io.culvert.command.rest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;

/** The name of a public key that is made of it alone (RFC 5280 section 4.2.1.2, method 1); charon calls private keys so. */
final class SubjectKeyId {
    private SubjectKeyId() {}

    /** Forty lower-case hexadecimal digits. */
    static String of(PublicKey key) {
        // SubjectPublicKeyInfo: a sequence of an algorithm, which is a sequence, and a bit string of whole octets.
        ByteBuffer info = ByteBuffer.wrap(key.getEncoded());
        length(info);
        int algorithm = length(info);
        info.position(info.position() + algorithm);
        length(info);
        info.get();
        byte[] bits = new byte[info.remaining()];
        info.get(bits);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bits));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /** Reads a tag and the length after it. */
    private static int length(ByteBuffer der) {
        der.get();
        int first = der.get() & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = (length << 8) | (der.get() & 0xff);
        }
        return length;
    }
}
