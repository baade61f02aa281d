package io.culvert.events.host;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What lets a host in, once: the name of the token, 256 random bits, and the fingerprint of the authority that the host is
 * to trust, so that neither side takes a stranger for the other.
 *
 * @param authority SHA-256 of the authority's certificate, in hexadecimal
 */
public record EnrolmentToken(String id, String secret, String authority) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16})\\.([0-9a-f]{64})\\.([0-9a-f]{64})");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static EnrolmentToken fresh(String authority) {
        return new EnrolmentToken(random(8), random(32), authority);
    }

    /** @throws IllegalArgumentException if it is no token; does not repeat it */
    public static EnrolmentToken of(String text) {
        var matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "no enrolment token: three groups of hexadecimal digits with dots between");
        }
        return new EnrolmentToken(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    /** The token itself: whoever calls this answers for where it goes. */
    public String reveal() {
        return id + "." + secret + "." + authority;
    }

    private static String random(int octets) {
        byte[] random = new byte[octets];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public String toString() {
        return "enrolment token " + id;
    }
}
