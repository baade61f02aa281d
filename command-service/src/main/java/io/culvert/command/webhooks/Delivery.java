package io.culvert.command.webhooks;

import io.culvert.command.port.Commands;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.Secret;
import io.culvert.command.port.Secrets;
import io.culvert.command.port.WebhookLetter;
import io.culvert.command.port.WebhookPlaces;
import io.culvert.events.resource.Webhook;
import io.culvert.events.value.WebhookId;
import io.culvert.events.wire.StructuredEvents;
import io.culvert.events.wire.WireEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * What all couriers need.
 *
 * @param mayGoOn false once another instance may deliver
 * @param tally of all of them
 */
record Delivery(
        EventLog log,
        Commands commands,
        Secrets secrets,
        WebhookPlaces places,
        Receiver receiver,
        Retries retries,
        Clock clock,
        BooleanSupplier mayGoOn,
        Tally tally) {
    /** One CloudEvent in structured mode, in the newest version of its type; its id is the request's, in each attempt. */
    Answer send(Webhook webhook, WireEvent event, int attempt, List<Secret> keys) throws InterruptedException {
        byte[] body = StructuredEvents.write(WireEvent.of(event.read())).getBytes(StandardCharsets.UTF_8);
        String id = event.eventId().toString();
        Instant now = clock.instant();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/cloudevents+json; charset=UTF-8");
        headers.put("User-Agent", "Culvert");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        headers.put("webhook-signature", Signature.of(keys, id, now, body));
        headers.put("culvert-webhook", webhook.id().toString());
        headers.put("culvert-version", Long.toString(event.version()));
        headers.put("culvert-attempt", Integer.toString(attempt));
        return receiver.post(URI.create(webhook.url()), headers, body);
    }

    void keep(WebhookLetter letter) {
        places.keep(letter);
        countLetters(letter.webhook());
    }

    void remove(List<WebhookLetter> letters) {
        letters.forEach(places::remove);
        letters.stream().map(WebhookLetter::webhook).distinct().forEach(this::countLetters);
    }

    void forget(WebhookId id) {
        places.forget(id);
        tally.letters(id, 0);
    }

    private void countLetters(WebhookId id) {
        tally.letters(id, places.count(id));
    }
}
