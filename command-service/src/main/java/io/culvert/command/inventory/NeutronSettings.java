package io.culvert.command.inventory;

import io.culvert.events.identity.ServiceUser;
import io.culvert.events.identity.Settings;
import java.net.URI;
import java.time.Duration;

/**
 * Where Neutron is, as whom it is asked, and how often.
 *
 * @param url without {@code /v2.0}
 */
record NeutronSettings(URI url, ServiceUser user, Duration interval) {
    private static final String PREFIX = "culvert.inventory.neutron.";

    /** @throws IllegalArgumentException naming the setting that is wrong or missing; the operator can mend it */
    static NeutronSettings of(Settings settings) {
        return new NeutronSettings(
                URI.create(settings.url(PREFIX + "url").toString().replaceFirst("/v2\\.0$", "")),
                ServiceUser.of(settings, PREFIX, PREFIX + "auth-url"),
                Duration.ofSeconds(settings.number(PREFIX + "interval-seconds", 10, 1, 3_600)));
    }
}
