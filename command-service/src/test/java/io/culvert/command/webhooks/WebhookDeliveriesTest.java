package io.culvert.command.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.domain.DeleteWebhook;
import io.culvert.command.domain.ResumeWebhook;
import io.culvert.command.domain.Together;
import io.culvert.command.domain.UpdateWebhook;
import io.culvert.command.port.WebhookLetter;
import io.culvert.command.port.WebhookPlace;
import io.culvert.command.port.WebhookPlaces.Ask;
import io.culvert.events.event.WebhookDisabled;
import io.culvert.events.resource.Webhook;
import io.culvert.events.value.WebhookId;
import io.culvert.events.wire.StructuredEvents;
import io.culvert.events.wire.WireEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With receivers that do as they are told, and without pauses. */
class WebhookDeliveriesTest extends WebhookScene {
    @Test
    void sendsWhatComesAfterItsCreationInOrder() {
        happen(2);
        create(ONE, List.of(), Optional.empty());
        try (WebhookDeliveries _ = deliver(ALWAYS)) {
            happen(3);
            await(() -> receiver.taken(ONE).equals(List.of(4L, 5L, 6L)));
            happen(1);
            await(() -> receiver.taken(ONE).equals(List.of(4L, 5L, 6L, 7L)));
        }
        WireEvent sent = StructuredEvents.read(receiver.bodies.getFirst());
        assertThat(sent).isEqualTo(log.find(EAST, 4).orElseThrow());
        assertThat(receiver.headers.getFirst())
                .containsEntry("webhook-id", sent.eventId().toString())
                .containsEntry("culvert-version", "4")
                .containsEntry("culvert-attempt", "1")
                .containsEntry("Content-Type", "application/cloudevents+json; charset=UTF-8")
                .containsKeys("webhook-timestamp", "webhook-signature");
    }

    @Test
    void sendsTheWholeHistoryToWhoWantsItAndOfItWhatHeWants() {
        happen(3);
        create(ONE, List.of("webhook.created"), Optional.of(0L));
        create(TWO, List.of("network"), Optional.of(1L));
        try (WebhookDeliveries _ = deliver(ALWAYS)) {
            await(() -> receiver.taken(ONE).equals(List.of(4L, 5L)));
            await(() -> receiver.taken(TWO).equals(List.of(2L, 3L)));
            await(() -> place(TWO).version() == 5);
        }
    }

    @Test
    void triesAnEventAgainBeforeTheNext() {
        create(ONE, List.of(), Optional.empty());
        receiver.answers = (_, version, attempt) ->
                version == 2 && attempt < 4 ? new Answer.Failed("HTTP 503") : new Answer.Taken();
        try (WebhookDeliveries _ = deliver(ALWAYS)) {
            happen(2);
            await(() -> receiver.taken(ONE).equals(List.of(2L, 3L)));
        }
        assertThat(receiver.sent(ONE)).containsExactly(2L, 2L, 2L, 2L, 3L);
        assertThat(receiver.headers.stream().map(each -> each.get("webhook-id")).distinct())
                .hasSize(2);
    }

    @Test
    void whoIsGoneIsDisabledByAnEventAndGoesOnWhereHeWasWhenHeIsBack() {
        create(ONE, List.of(), Optional.empty());
        happen(2);
        receiver.answers = (_, _, _) -> new Answer.Gone("HTTP 410 Gone");
        try (WebhookDeliveries _ = deliver(ALWAYS)) {
            await(() -> !webhook(ONE).enabled());
            receiver.answers = (_, _, _) -> new Answer.Taken();
            execute(new UpdateWebhook(ONE, enabled(true)));
            await(() -> receiver.taken(ONE).containsAll(List.of(2L, 3L, 4L, 5L)));
        }
        WireEvent disabled = log.find(EAST, 4).orElseThrow();
        assertThat(disabled.read().event()).isEqualTo(new WebhookDisabled(ONE, "HTTP 410 Gone"));
        assertThat(disabled.cause().actor()).isEqualTo("webhooks");
        assertThat(disabled.cause().causationId())
                .isEqualTo(log.find(EAST, 2).orElseThrow().eventId().toString());
    }

    @Test
    void whatIsGivenUpIsADeadLetterThatIsSentOnRequest() {
        create(ONE, List.of(), Optional.empty());
        receiver.answers = (_, version, _) -> version % 2 == 0 ? new Answer.Failed("HTTP 400") : new Answer.Taken();
        try (WebhookDeliveries _ = deliver(ONCE)) {
            happen(5);
            await(() -> receiver.taken(ONE).equals(List.of(3L, 5L)));
            await(() -> places.count(ONE) == 3);
            assertThat(places.letters(ONE, 0, 9))
                    .extracting(WebhookLetter::version)
                    .containsExactly(2L, 4L, 6L);
            assertThat(places.letters(ONE, 0, 9))
                    .extracting(WebhookLetter::trouble)
                    .containsOnly("HTTP 400");
            places.ask(new Ask(ONE, 2, 2));
            await(() -> places.letters(ONE, 0, 1).getFirst().attempts() == 2);
            receiver.answers = (_, _, _) -> new Answer.Taken();
            places.ask(new Ask(ONE, 4, 9));
            await(() -> places.count(ONE) == 1 && places.asked().isEmpty());
        }
        assertThat(receiver.taken(ONE)).containsExactly(3L, 5L, 4L, 6L);
        assertThat(places.letters(ONE, 0, 9)).extracting(WebhookLetter::version).containsExactly(2L);
    }

    @Test
    void goesOnFromAnotherPlace() {
        create(ONE, List.of("network"), Optional.empty());
        try (WebhookDeliveries _ = deliver(ALWAYS)) {
            happen(3);
            await(() -> receiver.taken(ONE).equals(List.of(2L, 3L, 4L)));
            execute(new ResumeWebhook(ONE, Optional.of(2L)));
            await(() -> receiver.taken(ONE).equals(List.of(2L, 3L, 4L, 3L, 4L)));
        }
    }

    /** However long that takes, and however often it is told. */
    @Test
    void whatIsAskedIsTriedOnce() {
        create(ONE, List.of("network"), Optional.empty());
        receiver.answers = (_, _, _) -> new Answer.Failed("HTTP 400");
        try (WebhookDeliveries _ = deliver(ONCE)) {
            happen(3);
            await(() -> places.count(ONE) == 3);
            receiver.answers = (_, _, _) -> {
                Thread.sleep(700);
                return new Answer.Failed("HTTP 400");
            };
            places.ask(new Ask(ONE, 1, 9));
            await(() -> places.asked().isEmpty());
            happen(1);
            await(() -> places.count(ONE) == 4);
        }
        assertThat(receiver.sent(ONE)).containsExactly(2L, 3L, 4L, 2L, 3L, 4L, 5L);
    }

    @Test
    void deadLettersAfterThePlaceFromWhichItGoesOnHaveTheirTurnAgain() {
        create(ONE, List.of("network"), Optional.empty());
        receiver.answers = (_, _, _) -> new Answer.Failed("HTTP 400");
        try (WebhookDeliveries _ = deliver(ONCE)) {
            happen(3);
            await(() -> places.count(ONE) == 3);
            receiver.answers = (_, _, _) -> new Answer.Taken();
            execute(new ResumeWebhook(ONE, Optional.of(2L)));
            await(() -> receiver.taken(ONE).equals(List.of(3L, 4L)));
        }
        assertThat(places.letters(ONE, 0, 9)).extracting(WebhookLetter::version).containsExactly(2L);
    }

    @Test
    void whatIsDeletedIsForgotten() {
        create(ONE, List.of(), Optional.empty());
        receiver.answers = (_, _, _) -> new Answer.Failed("HTTP 400");
        try (WebhookDeliveries _ = deliver(ONCE)) {
            happen(2);
            await(() -> places.count(ONE) == 2);
            execute(new DeleteWebhook(ONE));
            await(() -> places.count(ONE) == 0 && places.find(ONE).isEmpty());
        }
    }

    @Test
    void whoHangsKeepsNobodyElseWaiting() {
        create(ONE, List.of("network"), Optional.empty());
        create(TWO, List.of("network"), Optional.empty());
        CountDownLatch hangs = new CountDownLatch(1);
        receiver.answers = (id, _, _) -> {
            if (id.equals(ONE)) {
                hangs.await();
            }
            return new Answer.Taken();
        };
        try (WebhookDeliveries _ = deliver(ALWAYS)) {
            happen(3);
            await(() -> receiver.taken(TWO).equals(List.of(3L, 4L, 5L)));
            assertThat(receiver.taken(ONE)).isEmpty();
            hangs.countDown();
            await(() -> receiver.taken(ONE).equals(List.of(3L, 4L, 5L)));
        }
    }

    @Test
    void anotherInstanceTakesOverWhereThisOneWas() {
        create(ONE, List.of("network"), Optional.empty());
        try (WebhookDeliveries first = deliver(ALWAYS);
                WebhookDeliveries second = deliver(ALWAYS)) {
            await(() -> Stream.of(first, second)
                    .anyMatch(each -> each.standing().text().equals("standing by")));
            happen(3);
            await(() -> receiver.taken(ONE).equals(List.of(2L, 3L, 4L)));
            instances.takeAway();
            happen(3);
            await(() -> new TreeSet<>(receiver.taken(ONE)).equals(Set.of(2L, 3L, 4L, 5L, 6L, 7L)));
        }
        assertFirstsAreInOrder(LongStream.rangeClosed(2, 7).boxed().toList());
    }

    /** Any sequence of failures and restarts: all of it arrives, in order but for what comes twice, or is a dead letter. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingIsLostWhateverFails(long seed) {
        Random random = new Random(seed);
        create(ONE, List.of("network"), Optional.of(0L));
        receiver.answers = (_, _, _) -> random.nextInt(3) == 0 ? new Answer.Taken() : new Answer.Failed("HTTP 500");
        for (int i = 0; i < 6; i++) {
            try (WebhookDeliveries _ = deliver(random.nextBoolean() ? ALWAYS : ONCE)) {
                happen(random.nextInt(4));
                long some = log.head() - random.nextInt(4);
                await(() -> places.find(ONE).map(WebhookPlace::version).orElse(0L) >= some);
            }
        }
        try (WebhookDeliveries _ = deliver(ALWAYS)) {
            await(() -> place(ONE).version() == log.head());
        }
        Set<Long> settled = new TreeSet<>(receiver.taken(ONE));
        places.letters(ONE, 0, 1_000).forEach(letter -> settled.add(letter.version()));
        assertThat(settled)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(2, log.head()).boxed().toList());
        List<Long> firsts =
                new ArrayList<>(receiver.taken(ONE).stream().distinct().toList());
        assertThat(firsts).isSorted();
    }

    private void assertFirstsAreInOrder(List<Long> all) {
        assertThat(receiver.taken(ONE).stream().distinct()).containsExactlyElementsOf(all);
    }

    private WebhookPlace place(WebhookId id) {
        return places.find(id).orElseThrow();
    }

    private Webhook webhook(WebhookId id) {
        Webhook found = execute(new Together(List.of())).webhooks().get(id);
        if (found == null) {
            throw new AssertionError("no webhook " + id);
        }
        return found;
    }
}
