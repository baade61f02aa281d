package io.culvert.command.rest;

import io.culvert.events.api.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which attributes a resource takes.
 *
 * @param required must be in a POST
 * @param createOnly may not be in a PUT; the required ones that can be changed are not in it
 * @param changeable may be in either
 * @param readOnly are shown, and may be in neither
 * @param unless which flag, if it is true, stands for a required attribute
 * @param insteadOf which attribute, if it is there, stands for a required one, by the latter
 */
record Shape(
        Collection collection,
        Set<String> required,
        Set<String> createOnly,
        Set<String> changeable,
        Set<String> readOnly,
        Map<String, String> unless,
        Map<String, String> insteadOf) {
    /** A resource that belongs to a project and has a name and an id. */
    static Shape of(
            Collection collection,
            Set<String> required,
            Set<String> createOnly,
            Set<String> changeable,
            Set<String> readOnly) {
        return new Shape(
                collection,
                required,
                plus(createOnly, "project_id", "tenant_id"),
                plus(changeable, "name"),
                plus(readOnly, "id"),
                Map.of(),
                Map.of());
    }

    /** The same, but that attribute need not be in a POST with that flag. */
    Shape unless(String attribute, String flag) {
        return new Shape(collection, required, createOnly, changeable, readOnly, Map.of(attribute, flag), insteadOf);
    }

    /** The same, but that attribute need not be in a POST with the other. */
    Shape insteadOf(String attribute, String other) {
        return new Shape(collection, required, createOnly, changeable, readOnly, unless, Map.of(attribute, other));
    }

    private static Set<String> plus(Set<String> names, String... more) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }
}
