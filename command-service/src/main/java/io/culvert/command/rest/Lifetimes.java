package io.culvert.command.rest;

import io.culvert.events.value.Lifetime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The dictionary {@code lifetime} of both kinds of policies: what it leaves out stays, or is the default. */
final class Lifetimes {
    private Lifetimes() {}

    static Optional<Lifetime> of(Attributes attributes) {
        Attributes lifetime = attributes.dictionary("lifetime", Set.of("units", "value"));
        lifetime.text("units").filter(units -> !units.equals("seconds")).ifPresent(units -> {
            throw Malformed.attribute("lifetime", "'" + units + "' is not in ['seconds']");
        });
        return lifetime.count("value", Lifetime.MIN_SECONDS).map(Lifetime::new);
    }

    /** The answer to a PUT has the value as it was sent: a test suite of the API holds it to that (reference 1.4). */
    static Map<String, @Nullable Object> echoed(Map<String, @Nullable Object> policy, Attributes attributes) {
        JsonNode sent = attributes.json().path("lifetime").path("value");
        if (!sent.isString()) {
            return policy;
        }
        var echoed = new LinkedHashMap<String, @Nullable Object>(policy);
        echoed.put("lifetime", Map.of("units", "seconds", "value", sent.stringValue()));
        return echoed;
    }
}
