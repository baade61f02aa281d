package io.culvert.command.rest;

import io.culvert.command.port.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** What a webhook's events are signed with, as Standard Webhooks writes it: {@code whsec_} and 24 to 64 octets in Base64. */
record WebhookSecret(Secret secret, boolean isGenerated) {
    static final String NAME = "secret";
    static final String GENERATE = "generate_secret";

    private static final String PREFIX = "whsec_";
    private static final int LEAST = 24;
    private static final int MOST = 64;
    private static final int GENERATED = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The one that is given, or one that is made here. */
    static WebhookSecret ofNew(Attributes attributes) {
        return of(attributes).orElseGet(WebhookSecret::fresh);
    }

    /**
     * Empty if the request says nothing about it.
     *
     * @throws ApiException if it is malformed, or given and to be generated at once; no message has it
     */
    static Optional<WebhookSecret> of(Attributes attributes) {
        boolean given = attributes.has(NAME) && !attributes.isNull(NAME);
        if (!attributes.bool(GENERATE).orElse(false)) {
            return given ? attributes.secret(NAME).map(WebhookSecret::given) : Optional.empty();
        }
        if (given) {
            throw Malformed.attribute(GENERATE, "a secret is given too");
        }
        return Optional.of(fresh());
    }

    private static WebhookSecret given(String text) {
        int octets = text.startsWith(PREFIX) ? octets(text.substring(PREFIX.length())) : 0;
        if (octets < LEAST || octets > MOST) {
            throw Malformed.attribute(
                    NAME, "not 'whsec_' and " + LEAST + " to " + MOST + " octets in Base64 (RFC 4648 section 4)");
        }
        return new WebhookSecret(Secret.of(text), false);
    }

    private static int octets(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    private static WebhookSecret fresh() {
        byte[] random = new byte[GENERATED];
        RANDOM.nextBytes(random);
        return new WebhookSecret(Secret.of(PREFIX + Base64.getEncoder().encodeToString(random)), true);
    }
}
