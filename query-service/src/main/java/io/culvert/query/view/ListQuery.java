package io.culvert.query.view;

import io.culvert.events.api.Extended;
import io.culvert.events.value.ResourceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question for many rows (API reference 1.10).
 *
 * @param fields the attributes wanted; none means all
 * @param limit the most rows wanted, 0 for all
 * @param marker the id of the row before the first one wanted
 */
public record ListQuery(
        List<Filter> filters,
        TagFilter tags,
        Set<String> fields,
        List<Sort> sorts,
        int limit,
        Optional<String> marker,
        Way way) {
    public ListQuery {
        filters = List.copyOf(filters);
        fields = Set.copyOf(fields);
        sorts = List.copyOf(sorts);
    }

    /** Which way pages are read. */
    public enum Way {
        FORWARD,
        REVERSE
    }

    /** Only as many rows are made as the page and its filters need, if the order is that of ids. */
    public Page page(Listing listing) {
        if (fewByName() || sorts.stream().anyMatch(sort -> !sort.key().equals("id"))) {
            return page(once(listing, candidates(listing).map(listing::row).filter(this::passes)));
        }
        Sort.Direction given =
                sorts.isEmpty() ? Sort.Direction.ASC : sorts.getFirst().direction();
        Sort.Direction read = way == Way.FORWARD ? given : given.opposite();
        Optional<ResourceId> after = marker.flatMap(text -> known(listing, text));
        if (marker.isPresent() && after.isEmpty()) {
            return new Page(List.of(), links(0));
        }
        Stream<Map<String, @Nullable Object>> passing =
                once(listing, listing.ordered(read, after).map(listing::row).filter(this::passes));
        List<Map<String, @Nullable Object>> rows =
                new ArrayList<>((limit == 0 ? passing : passing.limit(limit)).toList());
        if (way == Way.REVERSE) {
            Collections.reverse(rows);
        }
        return new Page(rows, links(rows.size()));
    }

    private boolean fewByName() {
        return filters.stream().map(Filter::attribute).anyMatch(name -> name.equals("name") || name.equals("id"));
    }

    /** What the filters on ids and names leave, without looking at more than these. */
    private Stream<Listing.Item> candidates(Listing listing) {
        Stream<Listing.Item> candidates = filters.stream()
                .filter(filter -> filter.attribute().equals("id"))
                .findFirst()
                .map(filter -> filter.anyOf().stream()
                        .flatMap(text -> listing.collection().id(text).stream())
                        .distinct()
                        .flatMap(listing::items))
                .orElseGet(listing::all);
        for (Filter filter : filters) {
            if (filter.attribute().equals("name")) {
                candidates = candidates.filter(
                        item -> filter.anyOf().contains(item.resource().name()));
            }
        }
        return candidates;
    }

    /** The marker, if it is of a row that the list has. */
    private Optional<ResourceId> known(Listing listing, String text) {
        return listing.collection()
                .id(text)
                .filter(id -> listing.items(id).map(listing::row).anyMatch(this::passes));
    }

    /** Who sees several projects sees what they share once. */
    private static Stream<Map<String, @Nullable Object>> once(
            Listing listing, Stream<Map<String, @Nullable Object>> rows) {
        if (listing.projects().size() < 2) {
            return rows;
        }
        Set<String> seen = new HashSet<>();
        return rows.filter(row -> seen.add(String.valueOf(row.get("id"))));
    }

    /** The same of rows in any order, all of which are looked at. */
    public Page page(Stream<Map<String, @Nullable Object>> all) {
        Comparator<Map<String, @Nullable Object>> order = Sort.order(sorts);
        List<Map<String, @Nullable Object>> sorted = new ArrayList<>();
        for (Map<String, @Nullable Object> row : all.toList()) {
            if (passes(row)) {
                sorted.add(row);
            }
        }
        sorted.sort(way == Way.FORWARD ? order : order.reversed());
        List<Map<String, @Nullable Object>> after =
                marker.map(id -> after(sorted, id)).orElse(sorted);
        List<Map<String, @Nullable Object>> rows =
                new ArrayList<>(limit == 0 ? after : after.subList(0, Math.min(limit, after.size())));
        if (way == Way.REVERSE) {
            Collections.reverse(rows);
        }
        return new Page(rows, links(rows.size()));
    }

    private boolean passes(Map<String, @Nullable Object> row) {
        for (Filter filter : filters) {
            if (!filter.passes(row)) {
                return false;
            }
        }
        return tags.isEmpty() || tags.passes(row);
    }

    private static List<Map<String, @Nullable Object>> after(List<Map<String, @Nullable Object>> rows, String id) {
        for (int i = 0; i < rows.size(); i++) {
            if (id.equals(rows.get(i).get("id"))) {
                return rows.subList(i + 1, rows.size());
            }
        }
        return List.of();
    }

    private Page.Links links(int size) {
        if (limit == 0) {
            return Page.Links.NONE;
        }
        if (size >= limit) {
            return Page.Links.BOTH;
        }
        return way == Way.REVERSE ? Page.Links.NEXT : Page.Links.PREVIOUS;
    }

    /** The row with the attributes wanted alone. */
    public Map<String, @Nullable Object> trim(Map<String, @Nullable Object> row) {
        if (fields.isEmpty()) {
            return row;
        }
        var trimmed = new LinkedHashMap<String, @Nullable Object>(row);
        trimmed.keySet().retainAll(fields);
        return trimmed;
    }

    public boolean hasFields() {
        return !fields.isEmpty();
    }

    /** True if an attribute is asked for, or filtered by, that the original API does not have. */
    public boolean concernsExtended() {
        return !tags.isEmpty()
                || fields.stream().anyMatch(Extended.NAMES::contains)
                || filters.stream().map(Filter::attribute).anyMatch(Extended.NAMES::contains);
    }

    public boolean wants(String attribute) {
        return fields.isEmpty() || fields.contains(attribute);
    }
}
