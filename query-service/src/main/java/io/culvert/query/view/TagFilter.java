package io.culvert.query.view;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The four ways to filter by tags (Networking API, filtering by tags), each with a list of tags, empty for none. */
record TagFilter(Set<String> all, Set<String> any, Set<String> notAll, Set<String> notAny) {
    static final Set<String> NAMES = Set.of("tags", "tags-any", "not-tags", "not-tags-any");

    static TagFilter of(Map<String, List<String>> parameters) {
        return new TagFilter(
                tags(parameters, "tags"),
                tags(parameters, "tags-any"),
                tags(parameters, "not-tags"),
                tags(parameters, "not-tags-any"));
    }

    private static Set<String> tags(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .filter(tag -> !tag.isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isEmpty() {
        return all.isEmpty() && any.isEmpty() && notAll.isEmpty() && notAny.isEmpty();
    }

    boolean passes(Map<String, @Nullable Object> row) {
        Collection<?> tags = row.get("tags") instanceof Collection<?> its ? its : List.of();
        return tags.containsAll(all)
                && (any.isEmpty() || any.stream().anyMatch(tags::contains))
                && (notAll.isEmpty() || !tags.containsAll(notAll))
                && notAny.stream().noneMatch(tags::contains);
    }
}
