package io.culvert.events.value;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A constant with a name on the wire that never changes, whatever it is called in Java. */
public interface WireName {
    String wireName();

    /** The constant of that wire name; empty if there is none. Case matters. */
    static <E extends Enum<E> & WireName> Optional<E> find(Class<E> type, String wireName) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.wireName().equals(wireName))
                .findFirst();
    }

    /** All wire names, in the order of declaration. */
    static <E extends Enum<E> & WireName> List<String> all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(WireName::wireName).toList();
    }
}
