package io.culvert.command.domain;

import java.util.Optional;

/** What a request says of an attribute that may be absent: nothing, a new value, or that it shall have none. */
public sealed interface Change<T> {
    /** The attribute was not sent. */
    record Keep<T>() implements Change<T> {}

    /** The attribute was sent with a value. */
    record To<T>(T value) implements Change<T> {}

    /** The attribute was sent as null. */
    record Clear<T>() implements Change<T> {}

    /** What makes it that, be it none. */
    static <T> Change<T> to(Optional<T> value) {
        return value.<Change<T>>map(To::new).orElseGet(Clear::new);
    }

    /** The attribute after the change. */
    default Optional<T> appliedTo(Optional<T> now) {
        return switch (this) {
            case Keep<T>() -> now;
            case To<T>(T value) -> Optional.of(value);
            case Clear<T>() -> Optional.empty();
        };
    }
}
