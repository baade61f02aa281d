package io.culvert.events.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Whether a schema may take the place of the one that was approved under the same type name. Two readers must live on:
 * the new Culvert, which reads old events, and whoever was built on the old schema, an older Culvert among them, which
 * reads new events and stops at what it does not know. So neither may old events fall outside the new schema nor new
 * events outside the old one, which is closed: a published version accepts for ever what it accepts now, no less and
 * no more. Only what says nothing of the data may change, its title and descriptions. Everything else is a new version
 * of the type, with an upcaster.
 */
final class Compatibility {
    private static final Set<String> SAYS_NOTHING = Set.of("$schema", "title", "description");

    /** Whoever can't go on. */
    enum Reader {
        OF_OLD_EVENTS,
        OF_THE_OLD_SCHEMA
    }

    /** @param path the place in the data, as in {@code router.interfaces[].portId}; empty for the whole */
    record Break(String path, String what, Reader reader) {}

    private Compatibility() {}

    /** Empty if the new schema may take the place of the old one. */
    static List<Break> breaks(JsonNode old, JsonNode now) {
        List<Break> breaks = new ArrayList<>();
        compare("", old, now, breaks);
        return breaks;
    }

    private static void compare(String path, JsonNode old, JsonNode now, List<Break> breaks) {
        for (String keyword : keywords(old, now)) {
            JsonNode before = old.path(keyword);
            JsonNode after = now.path(keyword);
            switch (keyword) {
                case "properties" -> properties(path, before, after, breaks);
                case "items" -> compare(path + "[]", before, after, breaks);
                case "required", "type", "enum" -> sets(path, keyword, before, after, breaks);
                case "minimum", "minLength", "minItems" -> bounds(path, keyword, before, after, 1, breaks);
                case "maximum", "maxLength", "maxItems" -> bounds(path, keyword, before, after, -1, breaks);
                default -> same(path, keyword, before, after, breaks);
            }
        }
    }

    private static void properties(String path, JsonNode old, JsonNode now, List<Break> breaks) {
        for (String name : names(old, now)) {
            String place = path.isEmpty() ? name : path + "." + name;
            if (!now.has(name)) {
                breaks.add(new Break(place, "property removed", Reader.OF_OLD_EVENTS));
            } else if (!old.has(name)) {
                breaks.add(new Break(place, "property added", Reader.OF_THE_OLD_SCHEMA));
            } else {
                compare(place, old.get(name), now.get(name), breaks);
            }
        }
    }

    /** A longer list of what is required accepts less; a longer list of types or constants accepts more. */
    private static void sets(String path, String keyword, JsonNode old, JsonNode now, List<Break> breaks) {
        boolean accepts = !keyword.equals("required");
        if (accepts && (old.isMissingNode() || now.isMissingNode())) {
            same(path, keyword, old, now, breaks);
            return;
        }
        for (String gone : without(texts(old), texts(now))) {
            breaks.add(new Break(
                    path,
                    keyword + " without '" + gone + "'",
                    accepts ? Reader.OF_OLD_EVENTS : Reader.OF_THE_OLD_SCHEMA));
        }
        for (String added : without(texts(now), texts(old))) {
            breaks.add(new Break(
                    path,
                    keyword + " with '" + added + "'",
                    accepts ? Reader.OF_THE_OLD_SCHEMA : Reader.OF_OLD_EVENTS));
        }
    }

    /** @param narrower the sign of a step that makes the schema accept less */
    private static void bounds(
            String path, String keyword, JsonNode old, JsonNode now, int narrower, List<Break> breaks) {
        if (old.isMissingNode() || now.isMissingNode()) {
            same(path, keyword, old, now, breaks);
            return;
        }
        int step = Integer.signum(now.decimalValue().compareTo(old.decimalValue())) * narrower;
        if (step != 0) {
            breaks.add(new Break(
                    path,
                    keyword + " " + old + " is now " + now,
                    step > 0 ? Reader.OF_OLD_EVENTS : Reader.OF_THE_OLD_SCHEMA));
        }
    }

    /** Of a pattern, a format or the like nobody can tell which of two accepts more: the readers of both are at risk. */
    private static void same(String path, String keyword, JsonNode old, JsonNode now, List<Break> breaks) {
        if (!old.equals(now)) {
            String what = keyword + " " + text(old) + " is now " + text(now);
            if (!now.isMissingNode()) {
                breaks.add(new Break(path, what, Reader.OF_OLD_EVENTS));
            }
            if (!old.isMissingNode()) {
                breaks.add(new Break(path, what, Reader.OF_THE_OLD_SCHEMA));
            }
        }
    }

    private static Set<String> keywords(JsonNode old, JsonNode now) {
        return without(names(old, now), SAYS_NOTHING);
    }

    private static Set<String> names(JsonNode old, JsonNode now) {
        Set<String> names = new TreeSet<>(old.propertyNames());
        names.addAll(now.propertyNames());
        return names;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        if (list.isArray()) {
            list.forEach(each -> texts.add(each.asString()));
        } else if (list.isString()) {
            texts.add(list.asString());
        }
        return texts;
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "absent" : value.toString();
    }
}
