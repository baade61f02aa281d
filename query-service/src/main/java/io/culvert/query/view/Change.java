package io.culvert.query.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An attribute that is not what it was.
 *
 * @param attribute its name in the API; what lies deeper has a dot, as in {@code lifetime.value}
 * @param before as people read it, empty if it was not set
 * @param after the same afterwards
 */
public record Change(String attribute, Optional<String> before, Optional<String> after) {
    /** In the order in which attributes are shown. */
    public static List<Change> between(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                changes.add(
                        new Change(name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name))));
            }
        }
        return List.copyOf(changes);
    }
}
