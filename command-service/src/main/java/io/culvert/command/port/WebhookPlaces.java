package io.culvert.command.port;

import io.culvert.events.value.WebhookId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far webhooks are, and what their receivers have not taken. Every method may throw {@link UnavailableException}. */
public interface WebhookPlaces {
    /**
     * That somebody wants dead letters to be tried once more.
     *
     * @param from the first version; {@code to} is the last
     */
    record Ask(WebhookId webhook, long from, long to) {}

    Optional<WebhookPlace> find(WebhookId id);

    /** Puts a webhook there, wherever it was. */
    void put(WebhookId id, WebhookPlace place);

    /** Keeps the place, unless the webhook was put somewhere else since, is further, or is forgotten. */
    void save(WebhookId id, WebhookPlace place);

    /** The webhook is gone: nothing is kept of it. */
    void forget(WebhookId id);

    /** Keeps the letter, in the place of an earlier one about the same event. */
    void keep(WebhookLetter letter);

    /** Those of events from that version on, in order, at most so many. */
    List<WebhookLetter> letters(WebhookId id, long from, int max);

    int count(WebhookId id);

    /** How many letters there are of each webhook that has any. */
    Map<WebhookId, Integer> counts();

    void remove(WebhookLetter letter);

    /** In the place of what was asked of that webhook before. */
    void ask(Ask ask);

    /** What is asked, and not answered yet. */
    List<Ask> asked();

    void answered(Ask ask);
}
