package io.culvert.command.port;

import io.culvert.events.value.WebhookId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Places of webhooks in memory. */
public final class MemoryWebhookPlaces implements WebhookPlaces {
    private final Map<WebhookId, WebhookPlace> places = new ConcurrentHashMap<>();
    private final Map<WebhookId, Ask> asks = new ConcurrentHashMap<>();
    private final Map<String, WebhookLetter> letters = new ConcurrentHashMap<>();

    @Override
    public Optional<WebhookPlace> find(WebhookId id) {
        return Optional.ofNullable(places.get(id));
    }

    @Override
    public void put(WebhookId id, WebhookPlace place) {
        places.put(id, place);
    }

    @Override
    public void save(WebhookId id, WebhookPlace place) {
        places.computeIfPresent(
                id, (_, now) -> now.origin() == place.origin() && now.version() <= place.version() ? place : now);
    }

    @Override
    public void forget(WebhookId id) {
        places.remove(id);
        asks.remove(id);
        letters.values().removeIf(letter -> letter.webhook().equals(id));
    }

    @Override
    public void keep(WebhookLetter letter) {
        letters.put(letter.webhook() + "/" + letter.version(), letter);
    }

    @Override
    public List<WebhookLetter> letters(WebhookId id, long from, int max) {
        return letters.values().stream()
                .filter(letter -> letter.webhook().equals(id) && letter.version() >= from)
                .sorted(Comparator.comparingLong(WebhookLetter::version))
                .limit(max)
                .toList();
    }

    @Override
    public int count(WebhookId id) {
        return letters(id, 0, Integer.MAX_VALUE).size();
    }

    @Override
    public Map<WebhookId, Integer> counts() {
        return letters.values().stream().collect(Collectors.toMap(WebhookLetter::webhook, _ -> 1, Integer::sum));
    }

    @Override
    public void remove(WebhookLetter letter) {
        letters.remove(letter.webhook() + "/" + letter.version());
    }

    @Override
    public void ask(Ask ask) {
        asks.put(ask.webhook(), ask);
    }

    @Override
    public List<Ask> asked() {
        return List.copyOf(asks.values());
    }

    @Override
    public void answered(Ask ask) {
        asks.remove(ask.webhook(), ask);
    }
}
