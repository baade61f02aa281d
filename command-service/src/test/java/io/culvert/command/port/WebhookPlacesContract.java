package io.culvert.command.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.value.ProjectId;
import io.culvert.events.value.WebhookId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What places of webhooks must do, wherever they are kept. */
public abstract class WebhookPlacesContract {
    private static final ProjectId EAST = new ProjectId("east");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final WebhookId id = new WebhookId(UUID.randomUUID());
    private final WebhookPlace begun = WebhookPlace.at(EAST, 5, 5, 3);

    protected abstract WebhookPlaces places();

    @Test
    void aPlaceComesBackAsItWasSaved() {
        assertThat(places().find(id)).isEmpty();
        places().put(id, begun);
        assertThat(places().find(id)).contains(begun);
        WebhookPlace failed = begun.failed(NOW, Duration.ofSeconds(5), "HTTP 503");
        places().save(id, failed);
        assertThat(places().find(id)).contains(failed);
        WebhookPlace delivered = failed.delivered(4, NOW);
        places().save(id, delivered);
        assertThat(places().find(id)).contains(delivered);
    }

    @Test
    void whoLagsBehindMovesNothingBack() {
        places().put(id, begun.delivered(9, NOW));
        places().save(id, begun.delivered(8, NOW));
        assertThat(places().find(id)).contains(begun.delivered(9, NOW));
        WebhookPlace elsewhere = WebhookPlace.at(EAST, 12, 5, 1);
        places().put(id, elsewhere);
        places().save(id, begun.delivered(10, NOW));
        assertThat(places().find(id)).contains(elsewhere);
    }

    @Test
    void whatIsForgottenStaysForgotten() {
        places().put(id, begun);
        places().keep(letter(4));
        places().ask(new WebhookPlaces.Ask(id, 1, 9));
        places().forget(id);
        places().save(id, begun.delivered(4, NOW));
        assertThat(places().find(id)).isEmpty();
        assertThat(places().count(id)).isZero();
        assertThat(places().counts()).doesNotContainKey(id);
        assertThat(places().asked()).noneMatch(ask -> ask.webhook().equals(id));
    }

    @Test
    void lettersAreThereInOrderAndOnceEach() {
        places().keep(letter(12));
        places().keep(letter(4));
        places().keep(letter(100));
        places().keep(letter(12).again("HTTP 500"));
        assertThat(places().letters(id, 0, 10))
                .containsExactly(letter(4), letter(12).again("HTTP 500"), letter(100));
        assertThat(places().letters(id, 5, 1)).containsExactly(letter(12).again("HTTP 500"));
        assertThat(places().count(id)).isEqualTo(3);
        assertThat(places().counts()).containsEntry(id, 3);
        places().remove(letter(4));
        assertThat(places().letters(id, 0, 1))
                .extracting(WebhookLetter::version)
                .containsExactly(12L);
    }

    @Test
    void whatIsAskedIsThereUntilThatIsAnswered() {
        WebhookPlaces.Ask first = new WebhookPlaces.Ask(id, 1, 9);
        WebhookPlaces.Ask second = new WebhookPlaces.Ask(id, 2, 2);
        places().ask(first);
        places().ask(second);
        places().answered(first);
        assertThat(places().asked()).contains(second).doesNotContain(first);
        places().answered(second);
        assertThat(places().asked()).doesNotContain(second);
    }

    private WebhookLetter letter(long version) {
        return new WebhookLetter(
                id, EAST, version, new UUID(0, version), "io.culvert.network.created.v1", NOW, 7, "HTTP 503");
    }
}
