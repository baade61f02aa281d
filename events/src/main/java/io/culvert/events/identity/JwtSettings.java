package io.culvert.events.identity;

import java.time.Duration;
import java.util.Optional;

/**
 * Whose tokens count, whom they must be for, and which of their claims are read.
 *
 * @param issuer as it stands in tokens, letter by letter
 * @param remembered how long keys are used before they are asked for again
 */
record JwtSettings(
        String issuer, String audience, KeyDocument keys, String projectClaim, String rolesClaim, Duration remembered) {
    private static final String PREFIX = "culvert.identity.jwt.";
    private static final String URL = PREFIX + "jwks-url";
    private static final String FILE = PREFIX + "jwks-file";

    /** @throws IllegalArgumentException naming the setting that is wrong */
    static JwtSettings of(Settings settings) {
        return new JwtSettings(
                issuer(settings),
                settings.required(PREFIX + "audience"),
                keys(settings),
                settings.get(PREFIX + "project-claim", "project_id"),
                settings.get(PREFIX + "roles-claim", "roles"),
                Duration.ofSeconds(settings.number(PREFIX + "cache-seconds", 300, 1, 86_400)));
    }

    /** It also stands, quoted, in the header of a refusal. */
    private static String issuer(Settings settings) {
        String issuer = settings.required(PREFIX + "issuer");
        if (!issuer.matches("[!#-\\[\\]-~]+")) {
            throw new IllegalArgumentException(PREFIX + "issuer is '" + issuer
                    + "', but what tokens have as 'iss' is needed, without spaces or quotes");
        }
        return issuer;
    }

    private static KeyDocument keys(Settings settings) {
        Optional<String> url = settings.get(URL);
        Optional<String> file = settings.get(FILE);
        if (url.isPresent() && file.isPresent()) {
            throw new IllegalArgumentException(
                    URL + " is '" + url.get() + "' and " + FILE + " is '" + file.get() + "', but only one may be set");
        }
        if (url.isEmpty() && file.isEmpty()) {
            throw new IllegalArgumentException(URL + " is not set, nor is " + FILE);
        }
        return file.isPresent() ? KeyDocument.File.readable(FILE, file.get()) : new KeyDocument.Url(settings.url(URL));
    }
}
