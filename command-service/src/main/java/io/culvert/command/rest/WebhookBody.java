package io.culvert.command.rest;

import io.culvert.command.domain.Destinations;
import io.culvert.command.domain.EventSelection;
import io.culvert.command.domain.WebhookChanges;
import io.culvert.events.wire.EventTypes;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A webhook as requests have it. */
final class WebhookBody {
    static final String AFTER = "after";
    static final int LONGEST_URL = 2_048;

    private static final String LATEST = "latest";
    private static final int MOST_TYPES = 100;

    private WebhookBody() {}

    /** All but the secret. */
    static WebhookChanges changes(Attributes attributes, Destinations destinations) {
        return new WebhookChanges(
                attributes.name(),
                attributes.text("description"),
                attributes.line("url", LONGEST_URL).map(text -> url(text, destinations)),
                attributes.lines("event_types").map(WebhookBody::types),
                attributes.bool("enabled"),
                Optional.empty());
    }

    private static String url(String text, Destinations destinations) {
        try {
            return destinations.url(text).toString();
        } catch (IllegalArgumentException e) {
            throw Malformed.attribute("url", String.valueOf(e.getMessage()));
        }
    }

    private static List<String> types(List<String> wanted) {
        if (wanted.size() > MOST_TYPES) {
            throw Malformed.attribute("event_types", "more than " + MOST_TYPES);
        }
        for (String each : wanted) {
            boolean known =
                    EventTypes.byName().keySet().stream().anyMatch(name -> EventSelection.has(List.of(each), name));
            if (!known) {
                throw Malformed.attribute(
                        "event_types",
                        "'" + each + "' is, and begins, none of "
                                + Texts.list(List.copyOf(
                                        new TreeSet<>(EventTypes.byName().keySet()))));
            }
        }
        return wanted.stream().distinct().toList();
    }

    /** A version of the project; empty for the latest, or if the request does not say. */
    static Optional<Long> after(Attributes attributes) {
        if (!attributes.has(AFTER) || attributes.json().path(AFTER).asString("").equals(LATEST)) {
            return Optional.empty();
        }
        return attributes.count(AFTER).map(Integer::longValue);
    }
}
