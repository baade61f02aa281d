package io.culvert.command.rest;

import io.culvert.events.value.Lifetime;
import java.util.Optional;
import java.util.Set;

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
}
