package io.culvert.command.webhooks;

import io.culvert.command.port.Secret;
import io.culvert.command.port.Secrets;
import io.culvert.events.resource.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The secrets of one webhook, the present one first; out of memory for a minute, so that the vault is not asked for each event. */
final class SigningKeys {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Secrets vault;
    private final Webhook webhook;
    private final Clock clock;
    private List<Secret> keys = List.of();
    private Instant readAt = Instant.EPOCH;

    SigningKeys(Secrets vault, Webhook webhook, Clock clock) {
        this.vault = vault;
        this.webhook = webhook;
        this.clock = clock;
    }

    /** @throws IllegalStateException if the vault has none: nothing is sent without a signature */
    List<Secret> now() {
        if (clock.instant().isAfter(readAt.plus(KEPT))) {
            Secret present = vault.open(webhook.secret())
                    .orElseThrow(() -> new IllegalStateException("the vault has no secret of webhook " + webhook.id()));
            keys = Stream.concat(Stream.of(present), webhook.formerSecret().flatMap(vault::open).stream())
                    .toList();
            readAt = clock.instant();
        }
        return keys;
    }
}
