package io.culvert.command.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.domain.DeleteWebhook;
import io.culvert.command.domain.UpdateWebhook;
import io.culvert.command.domain.WebhookChanges;
import io.culvert.command.port.NewEvent;
import io.culvert.command.port.WebhookPlaces.Ask;
import io.culvert.events.event.Cause;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.RouterCreated;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Router;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.RouterId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WebhookMetersTest extends WebhookScene {
    private static final WebhookChanges RENAMED = new WebhookChanges(
            Optional.of("renamed"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    private static final NetworkCreated OLD =
            new NetworkCreated(new Network(new NetworkId(new UUID(9, 99)), "", false, true));

    private static final RouterCreated LATE =
            new RouterCreated(new Router(new RouterId(new UUID(9, 98)), "", true, Optional.empty(), List.of()));

    @Test
    void countsWhatIsTakenAndWhoFails() {
        create(ONE, List.of("network"), Optional.empty());
        create(TWO, List.of("network"), Optional.empty());
        receiver.answers = (id, _, _) -> id.equals(ONE) ? new Answer.Taken() : new Answer.Failed("HTTP 503");
        try (WebhookDeliveries deliveries = deliver(LATER)) {
            MeterRegistry meters = meters(deliveries, Duration.ZERO);
            await(() -> webhooks(meters, "well") == 2);
            happen(3);
            await(() -> requests(meters, "taken") == 3);
            await(() -> requests(meters, "failed") == 1);
            await(() -> webhooks(meters, "failing") == 1 && webhooks(meters, "well") == 1);
            assertThat(requests(meters, "gone")).isZero();
            assertThat(gauge(meters, "culvert.webhooks.with.dead.letters")).isZero();
            assertThat(meters.get("culvert.webhook.given.up").functionCounter().count())
                    .isZero();
        }
    }

    /** By a clock that is an hour ahead of the events'. */
    @Test
    void theOldestUndeliveredEventIsAsOldAsTheOneThatWaitsLongest() {
        create(ONE, List.of("network"), Optional.empty());
        create(TWO, List.of("router"), Optional.empty());
        CountDownLatch hangs = new CountDownLatch(1);
        receiver.answers = (_, _, _) -> {
            hangs.await();
            return new Answer.Taken();
        };
        try (WebhookDeliveries deliveries = deliver(LATER)) {
            MeterRegistry meters = meters(deliveries, Duration.ofHours(1));
            await(() -> webhooks(meters, "well") == 2);
            assertThat(oldest(meters)).isZero();
            Instant later = Instant.now().plus(Duration.ofMinutes(30));
            log.append(EAST, 3, List.of(new NewEvent(UUID.randomUUID(), later, Cause.of("alice", "req-1"), LATE)));
            await(() -> oldest(meters) > 0);
            assertThat(oldest(meters)).isBetween(1_800.0, 2_100.0);
            happen(2);
            await(() -> oldest(meters) > 3_000);
            assertThat(oldest(meters)).isBetween(3_600.0, 3_900.0);
            assertThat(webhooks(meters, "failing")).isZero();
            hangs.countDown();
            await(() -> oldest(meters) == 0);
        }
    }

    /** Else the whole history of a project, once wanted, would alarm. */
    @Test
    void anEventDoesNotWaitSinceBeforeItsWebhookWasThereAsItIs() {
        Instant longAgo = Instant.now().minus(Duration.ofDays(30));
        log.append(EAST, 1, List.of(new NewEvent(UUID.randomUUID(), longAgo, Cause.of("alice", "req-1"), OLD)));
        create(ONE, List.of(), Optional.of(0L));
        receiver.answers = (_, _, _) -> new Answer.Failed("HTTP 503");
        try (WebhookDeliveries deliveries = deliver(LATER)) {
            MeterRegistry meters = meters(deliveries, Duration.ofHours(1));
            await(() -> oldest(meters) > 0);
            assertThat(oldest(meters)).isBetween(3_600.0, 3_900.0);
        }
    }

    @Test
    void whoIsStoppedIsToldApartFromWhoPauses() {
        create(ONE, List.of("network"), Optional.empty());
        create(TWO, List.of("network"), Optional.empty());
        execute(new UpdateWebhook(TWO, enabled(false)));
        receiver.answers = (_, _, _) -> new Answer.Gone("HTTP 410 Gone");
        try (WebhookDeliveries deliveries = deliver(LATER)) {
            MeterRegistry meters = meters(deliveries, Duration.ZERO);
            await(() -> webhooks(meters, "paused") == 1 && webhooks(meters, "well") == 1);
            happen(1);
            await(() -> webhooks(meters, "stopped") == 1);
            assertThat(requests(meters, "gone")).isOne();
            assertThat(webhooks(meters, "paused")).isOne();
            assertThat(webhooks(meters, "well")).isZero();
            assertThat(webhooks(meters, "failing")).isZero();
            assertThat(oldest(meters)).isZero();
            execute(new UpdateWebhook(ONE, RENAMED));
            execute(new UpdateWebhook(TWO, enabled(true)));
            await(() -> webhooks(meters, "stopped") == 2);
            assertThat(webhooks(meters, "paused")).isZero();
        }
    }

    @Test
    void deadLettersAreCountedUntilTheyAreTakenOrForgotten() {
        create(ONE, List.of("network"), Optional.empty());
        create(TWO, List.of("network"), Optional.empty());
        receiver.answers = (id, _, _) -> id.equals(ONE) ? new Answer.Failed("HTTP 400") : new Answer.Taken();
        try (WebhookDeliveries deliveries = deliver(ONCE)) {
            MeterRegistry meters = meters(deliveries, Duration.ZERO);
            happen(3);
            await(() -> letters(meters) == 3);
            assertThat(gauge(meters, "culvert.webhooks.with.dead.letters")).isOne();
            assertThat(meters.get("culvert.webhook.given.up").functionCounter().count())
                    .isEqualTo(3);
            receiver.answers = (_, _, _) -> new Answer.Taken();
            places.ask(new Ask(ONE, 0, 3));
            await(() -> letters(meters) == 2);
        }
        try (WebhookDeliveries deliveries = deliver(ONCE)) {
            MeterRegistry meters = meters(deliveries, Duration.ZERO);
            await(() -> letters(meters) == 2);
            execute(new DeleteWebhook(ONE));
            await(() -> letters(meters) == 0);
            assertThat(gauge(meters, "culvert.webhooks.with.dead.letters")).isZero();
        }
    }

    @Test
    void whoStandsByHasNothingInHisGauges() {
        create(ONE, List.of("network"), Optional.empty());
        try (WebhookDeliveries first = deliver(LATER);
                WebhookDeliveries second = deliver(LATER)) {
            MeterRegistry one = meters(first, Duration.ZERO);
            MeterRegistry other = meters(second, Duration.ZERO);
            await(() -> webhooks(one, "well") + webhooks(other, "well") == 1);
            boolean firstDelivers = webhooks(one, "well") == 1;
            MeterRegistry gone = firstDelivers ? one : other;
            MeterRegistry next = firstDelivers ? other : one;
            instances.takeAway();
            await(() -> webhooks(next, "well") == 1);
            await(() -> webhooks(gone, "well") == 0);
        }
    }

    private static MeterRegistry meters(WebhookDeliveries deliveries, Duration ahead) {
        MeterRegistry meters = new SimpleMeterRegistry();
        new WebhookMeters(deliveries, Clock.offset(Clock.systemUTC(), ahead)).bindTo(meters);
        return meters;
    }

    private static double requests(MeterRegistry meters, String outcome) {
        return meters.get("culvert.webhook.requests")
                .tag("outcome", outcome)
                .functionCounter()
                .count();
    }

    private static double webhooks(MeterRegistry meters, String state) {
        return meters.get("culvert.webhooks").tag("state", state).gauge().value();
    }

    private static double letters(MeterRegistry meters) {
        return gauge(meters, "culvert.webhook.dead.letters");
    }

    private static double oldest(MeterRegistry meters) {
        return gauge(meters, "culvert.webhook.oldest.undelivered");
    }

    private static double gauge(MeterRegistry meters, String name) {
        return meters.get(name).gauge().value();
    }
}
