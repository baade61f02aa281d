package io.culvert.command.webhooks;

import io.culvert.command.webhooks.KnownWebhooks.Known;
import io.culvert.events.value.WebhookId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many webhooks there are, by how they do.
 *
 * @param well all is taken, or nothing was refused yet
 * @param failing the next event was tried in vain
 * @param stopped by Culvert, since the receiver is gone or no more dead letters are kept
 * @param paused by their owners
 * @param waitingSince of the event that waits longest
 */
record WebhookFigures(
        int well, int failing, int stopped, int paused, int withLetters, long letters, Optional<Instant> waitingSince) {
    /** Of an instance that delivers nothing. */
    static final WebhookFigures NONE = new WebhookFigures(0, 0, 0, 0, 0, 0, Optional.empty());

    static WebhookFigures of(Collection<Known> all, Collection<Backlog> couriers, Map<WebhookId, Integer> letters) {
        int failing = count(couriers.stream().filter(each -> each.attempts() > 0));
        int enabled = count(all.stream().filter(each -> each.webhook().enabled()));
        int stopped = count(all.stream().filter(Known::stopped));
        return new WebhookFigures(
                Math.max(0, enabled - failing),
                failing,
                stopped,
                all.size() - enabled - stopped,
                letters.size(),
                letters.values().stream().mapToLong(Integer::longValue).sum(),
                couriers.stream().flatMap(each -> each.since().stream()).min(Comparator.naturalOrder()));
    }

    private static int count(Stream<?> some) {
        return Math.toIntExact(some.count());
    }
}
