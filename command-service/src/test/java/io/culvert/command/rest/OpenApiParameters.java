package io.culvert.command.rest;

import static io.culvert.command.rest.Keywords.flag;
import static io.culvert.command.rest.Keywords.list;
import static io.culvert.command.rest.Keywords.oneOf;
import static io.culvert.command.rest.Keywords.ordered;
import static io.culvert.command.rest.Keywords.project;
import static io.culvert.command.rest.Keywords.uuid;

import io.culvert.events.api.Collection;
import io.culvert.events.api.Extended;
import io.culvert.events.api.SortKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Parameters and headers of requests: those that many share, and the questions that each collection answers. */
final class OpenApiParameters {
    /** The shared ones of every list. */
    static final String[] PAGES = {"limit", "marker", "page_reverse", "atLeast"};

    static final String[] TAG_FILTERS = {"tags", "tags-any", "not-tags", "not-tags-any"};

    private OpenApiParameters() {}

    static Map<String, Object> shared() {
        Map<String, Object> text = ordered("type", "string");
        Map<String, Object> number = ordered("type", "integer", "minimum", 0);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", path("id", uuid(), "The resource's id."));
        all.put("tag", path("tag", tag(), "One tag."));
        all.put("project", path("project", project(), "A project's id."));
        all.put("limit", query("limit", number, "The most rows wanted, with links to the pages beside; 0 for all."));
        all.put("marker", query("marker", text, "The id of the row before the first one wanted."));
        all.put("page_reverse", query("page_reverse", flag(), "Reads towards the beginning. Left out: false."));
        all.put(
                "atLeast",
                query(
                        "atLeast",
                        ordered("type", "integer", "format", "int64", "minimum", 0),
                        "Waits, for at most 2 seconds, until that version of the caller's project can be seen."));
        all.put("tags", query("tags", text, "Rows that have all of these tags; commas between them."));
        all.put("tags-any", query("tags-any", text, "Rows that have any of these tags."));
        all.put("not-tags", query("not-tags", text, "Rows that do not have all of these tags."));
        all.put("not-tags-any", query("not-tags-any", text, "Rows that have none of these tags."));
        all.put(
                "dry_run",
                query("dry_run", flag(), "True writes nothing, and answers what the request would lead to."));
        all.put(
                "in_use",
                query(
                        "in_use",
                        oneOf(List.of("apply")),
                        "Changes a policy that connections use as well, and replaces their tunnels without loss. Left"
                                + " out: 409."));
        all.put(
                "extended",
                header(
                        Extended.HEADER,
                        oneOf(List.of("true", "false")),
                        "True shows the attributes that the original API does not have. Left out: false."));
        all.put(
                "if-match",
                header("If-Match", text, "The ETag, or revision_number=7: the write counts only at that revision."));
        all.put(
                "if-match-version",
                header(
                        "If-Match",
                        text,
                        "A version of the project in quotes: the write counts only while nothing else is wanted than"
                                + " then. What hosts have told since does not matter."));
        all.put(
                "idempotency-key",
                header(
                        "Idempotency-Key",
                        ordered("type", "string", "minLength", 1, "maxLength", Calls.LONGEST_KEY),
                        "The same request again under the same key creates nothing twice, for a day."));
        return all;
    }

    static Map<String, Object> tag() {
        return ordered(
                "type", "string", "minLength", 1, "maxLength", TagsController.LONGEST_TAG, "pattern", "^[^,/]*$");
    }

    /** Those that only lists have: a filter for each attribute, and the order. */
    static List<Map<String, Object>> ofList(Collection collection) {
        List<Map<String, Object>> all = new ArrayList<>();
        OpenApiAttributes.of(collection).forEach((name, described) -> all.add(filter(name, described.shown())));
        OpenApiAttributes.extended(collection).forEach((name, described) -> {
            if (!name.equals("tags")) {
                all.add(filter(name, described.shown()));
            }
        });
        if (collection == Collection.ENDPOINT_GROUPS) {
            all.add(query("endpoint_type", list(ordered("type", "string")), "The same as type."));
        }
        List<String> sortKeys = List.copyOf(new TreeSet<>(SortKeys.of(collection)));
        if (!sortKeys.isEmpty()) {
            all.addAll(order(sortKeys));
        }
        return all;
    }

    static List<Map<String, Object>> order(List<String> sortKeys) {
        return List.of(
                query("sort_key", list(oneOf(sortKeys)), "What to sort by; may come several times. Left out: the id."),
                query("sort_dir", list(oneOf(List.of("asc", "desc"))), "One for each sort_key."));
    }

    static Map<String, Object> fields(Collection collection) {
        List<String> names = new ArrayList<>(OpenApiAttributes.of(collection).keySet());
        names.addAll(OpenApiAttributes.extended(collection).keySet());
        return fields(names);
    }

    static Map<String, Object> fields(java.util.Collection<String> names) {
        return query("fields", list(oneOf(List.copyOf(names))), "Only these attributes are shown. Left out: all.");
    }

    static Map<String, Object> filter(String name, Map<String, Object> shown) {
        boolean few = shown.get("type") instanceof String type && (type.equals("boolean") || shown.containsKey("enum"));
        return query(name, list(few ? shown : ordered("type", "string")), "Only rows of which it is any of these.");
    }

    static Map<String, Object> query(String name, Map<String, Object> schema, String text) {
        return ordered("name", name, "in", "query", "description", text, "schema", schema);
    }

    static Map<String, Object> path(String name, Map<String, Object> schema, String text) {
        return ordered("name", name, "in", "path", "required", true, "description", text, "schema", schema);
    }

    private static Map<String, Object> header(String name, Map<String, Object> schema, String text) {
        return ordered("name", name, "in", "header", "description", text, "schema", schema);
    }
}
