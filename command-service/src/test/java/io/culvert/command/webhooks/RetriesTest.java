package io.culvert.command.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.port.WebhookPlace;
import io.culvert.events.value.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Retries RETRIES = new Retries(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofDays(1));
    private static final WebhookPlace PLACE = WebhookPlace.at(new ProjectId("east"), 1, 1, 7);
    private static final Answer FAILED = new Answer.Failed("HTTP 503");

    @Test
    void pausesDoubleUpToTheLongest() {
        assertThat(pause(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(pause(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(pause(5)).isEqualTo(Duration.ofSeconds(80));
        assertThat(pause(11)).isEqualTo(Duration.ofHours(1));
        assertThat(pause(1_000_000)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void chanceMakesThemShorterByHalfAtMost() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            Duration pause = RETRIES.pause(3, random.nextDouble(), Optional.empty());
            assertThat(pause).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
        }
    }

    @Test
    void theReceiverMayAskForMoreButNotForMoreThanAll() {
        assertThat(RETRIES.pause(1, 0, Optional.of(Duration.ofSeconds(1)))).isEqualTo(Duration.ofSeconds(5));
        assertThat(RETRIES.pause(1, 0, Optional.of(Duration.ofHours(2)))).isEqualTo(Duration.ofHours(2));
        assertThat(RETRIES.pause(1, 0, Optional.of(Duration.ofDays(400)))).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void whatIsTakenIsDoneWithAndWhatFailsComesAgain() {
        assertThat(next(PLACE, new Answer.Taken(), NOW)).isEqualTo(new Next.Delivered(PLACE.delivered(8, NOW)));
        assertThat(next(PLACE, FAILED, NOW)).isInstanceOfSatisfying(Next.Again.class, again -> {
            assertThat(again.place().version()).isEqualTo(7);
            assertThat(again.place().attempts()).isEqualTo(1);
            assertThat(again.place().notBefore()).isEqualTo(NOW.plusSeconds(5));
            assertThat(again.place().trouble()).contains("HTTP 503");
        });
    }

    @Test
    void afterADayItIsADeadLetterAndTheRestGoesOn() {
        WebhookPlace failing = PLACE.failed(NOW, Duration.ofHours(1), "HTTP 500");
        assertThat(next(failing, FAILED, NOW.plus(Duration.ofDays(1)).minusMillis(1)))
                .isInstanceOf(Next.Again.class);
        assertThat(next(failing, FAILED, NOW.plus(Duration.ofDays(1))))
                .isInstanceOfSatisfying(Next.GivenUp.class, over -> {
                    assertThat(over.since()).isEqualTo(NOW);
                    assertThat(over.attempts()).isEqualTo(2);
                    assertThat(over.place().version()).isEqualTo(8);
                    assertThat(over.place().attempts()).isZero();
                });
    }

    @Test
    void withoutRoomForALetterNothingIsLost() {
        WebhookPlace failing = PLACE.failed(NOW, Duration.ofHours(1), "HTTP 500");
        assertThat(Next.after(failing, 8, FAILED, RETRIES, false, NOW.plus(Duration.ofDays(1)), 0))
                .isInstanceOfSatisfying(Next.Disabled.class, off -> {
                    assertThat(off.reason()).contains("dead letters", "HTTP 503");
                    assertThat(off.place().version()).isEqualTo(7);
                });
    }

    @Test
    void whoIsGoneIsSentNoMoreAndHasItsPlace() {
        assertThat(next(PLACE, new Answer.Gone("HTTP 410 Gone"), NOW))
                .isInstanceOfSatisfying(
                        Next.Disabled.class,
                        off -> assertThat(off.place().version()).isEqualTo(7));
    }

    private static Duration pause(int attempts) {
        return RETRIES.pause(attempts, 0, Optional.empty());
    }

    private static Next next(WebhookPlace place, Answer answer, Instant now) {
        return Next.after(place, 8, answer, RETRIES, true, now, 0);
    }
}
