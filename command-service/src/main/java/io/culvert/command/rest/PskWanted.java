package io.culvert.command.rest;

import io.culvert.command.port.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The pre-shared key that a request wants a connection to have.
 *
 * @param warning what is to be said of it
 */
record PskWanted(Secret key, Source source, Optional<String> warning) {
    static final String GENERATE = "generate_psk";
    static final String PSK = "psk";
    private static final int OCTETS = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    enum Source {
        GIVEN,
        /** Made here; the answer to this request is the only one that ever shows it. */
        GENERATED
    }

    /**
     * Empty if the request says nothing about it.
     *
     * @throws ApiException if it is malformed, given and to be generated at once, or too weak for the operator
     */
    static Optional<PskWanted> of(Attributes attributes, PskPolicy policy) {
        if (!attributes.bool(GENERATE).orElse(false)) {
            return attributes
                    .secret(PSK)
                    .map(text -> new PskWanted(Secret.of(text), Source.GIVEN, policy.judged(text)));
        }
        if (attributes.has(PSK) && !attributes.isNull(PSK)) {
            throw Malformed.attribute(GENERATE, "a psk is given too");
        }
        return Optional.of(new PskWanted(Secret.of(fresh()), Source.GENERATED, Optional.empty()));
    }

    /** 256 bits in base64url (RFC 4648 section 5), without padding: 43 characters that need no quoting anywhere. */
    private static String fresh() {
        byte[] random = new byte[OCTETS];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
