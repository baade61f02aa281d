package io.culvert.query.view;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Collection;
import io.culvert.events.api.SortKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads list questions from the parameters of a URL, with the refusals that Neutron gives. */
public final class ListQueries {
    static final Set<String> NO_FILTERS =
            Set.of("fields", "sort_key", "sort_dir", "limit", "marker", "page_reverse", "verbose", "atLeast");

    private ListQueries() {}

    /** @throws BadQueryException if limit or sort make no sense */
    public static ListQuery parse(Collection collection, Map<String, List<String>> parameters) {
        return parse(SortKeys.of(collection), parameters);
    }

    /** @throws BadQueryException if limit or sort make no sense */
    public static ListQuery parse(Set<String> sortKeys, Map<String, List<String>> parameters) {
        return new ListQuery(
                filters(parameters),
                TagFilter.of(parameters),
                Set.copyOf(given(parameters, "fields")),
                sorts(sortKeys, parameters),
                limit(given(parameters, "limit")),
                given(parameters, "marker").stream().findFirst(),
                given(parameters, "page_reverse").stream().anyMatch(it -> it.equalsIgnoreCase("true") || it.equals("1"))
                        ? ListQuery.Way.REVERSE
                        : ListQuery.Way.FORWARD);
    }

    private static List<Filter> filters(Map<String, List<String>> parameters) {
        return parameters.keySet().stream()
                .filter(name -> !NO_FILTERS.contains(name) && !TagFilter.NAMES.contains(name))
                // The group's type has another name in Neutron's own filters (API reference 1.7).
                .map(name -> new Filter(name.equals("endpoint_type") ? "type" : name, given(parameters, name)))
                .filter(filter -> !filter.anyOf().isEmpty())
                .toList();
    }

    private static List<Sort> sorts(Set<String> allowed, Map<String, List<String>> parameters) {
        List<String> keys = given(parameters, "sort_key").stream().distinct().toList();
        List<String> directions = given(parameters, "sort_dir");
        if (keys.size() != directions.size()) {
            throw bad("The number of sort_keys and sort_dirs must be same");
        }
        List<Sort> sorts = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            sorts.add(new Sort(key(allowed, keys.get(i)), direction(directions.get(i))));
        }
        return sorts;
    }

    private static String key(Set<String> allowed, String key) {
        if (!allowed.contains(key)) {
            throw bad("['" + key + "'] is invalid attribute for sort_keys");
        }
        return key;
    }

    private static Sort.Direction direction(String name) {
        return switch (name) {
            case "asc" -> Sort.Direction.ASC;
            case "desc" -> Sort.Direction.DESC;
            default -> throw bad("['" + name + "'] is invalid value for sort_dirs, valid value is 'asc' and 'desc'");
        };
    }

    private static int limit(List<String> given) {
        if (given.isEmpty()) {
            return 0;
        }
        String text = given.getFirst();
        if (!text.matches("\\d{1,9}")) {
            throw new BadQueryException(new ApiError(
                    400,
                    "BadRequest",
                    "Bad limit request: Limit must be an integer 0 or greater and not '" + text + "'."));
        }
        return Integer.parseInt(text);
    }

    private static BadQueryException bad(String message) {
        return new BadQueryException(new ApiError(400, "HTTPBadRequest", message));
    }

    private static List<String> given(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
