package io.culvert.events.identity;

import java.net.URI;
import java.time.Duration;

/**
 * Where Keystone is, and as whom it is asked.
 *
 * @param remembered how long an answer of Keystone holds, at most
 */
record KeystoneSettings(ServiceUser user, Duration remembered, int tokens) {
    private static final String PREFIX = "culvert.identity.keystone.";

    /** @throws IllegalArgumentException naming the setting that is wrong */
    static KeystoneSettings of(Settings settings) {
        return new KeystoneSettings(
                ServiceUser.of(settings, PREFIX, PREFIX + "url"),
                Duration.ofSeconds(settings.number(PREFIX + "cache-seconds", 60, 0, 3600)),
                settings.number(PREFIX + "cache-tokens", 10_000, 1, 1_000_000));
    }

    /** Without {@code /v3}. */
    URI url() {
        return user.keystone();
    }

    @Override
    public String toString() {
        return user.toString();
    }
}
