package io.culvert.command.webhooks;

import io.culvert.command.domain.Destinations;
import io.culvert.events.connect.TrustFile;
import io.culvert.events.identity.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * How events are sent: the settings {@code culvert.webhooks.*}.
 *
 * @param trusted who may vouch for the certificates of receivers; absent for those whom the JVM trusts
 */
public record WebhookSettings(
        Destinations destinations,
        Optional<TrustFile> trusted,
        Duration timeout,
        Duration firstPause,
        Duration giveUpAfter) {
    private static final String TIMEOUT = "culvert.webhooks.timeout-seconds";
    private static final String GIVE_UP = "culvert.webhooks.give-up-after-seconds";
    private static final String FIRST_PAUSE = "culvert.webhooks.first-pause-millis";
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int DAY = 86_400;

    /** @throws IllegalArgumentException naming the setting that is wrong; the operator can mend it */
    public static WebhookSettings of(Settings settings, Destinations destinations) {
        return new WebhookSettings(
                destinations,
                TrustFile.of(settings, "culvert.webhooks.trust-file"),
                Duration.ofSeconds(settings.number(TIMEOUT, 10, 1, 60)),
                Duration.ofMillis(settings.number(FIRST_PAUSE, 5_000, 1, 3_600_000)),
                Duration.ofSeconds(settings.number(GIVE_UP, DAY, 0, 7 * DAY)));
    }

    Retries retries() {
        return new Retries(firstPause, LONGEST_PAUSE, giveUpAfter);
    }

    HttpReceiver receiver(Clock clock) {
        SSLSocketFactory tls = trusted.map(some -> some.context().getSocketFactory())
                .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
        return new HttpReceiver(destinations, tls, timeout, clock);
    }
}
