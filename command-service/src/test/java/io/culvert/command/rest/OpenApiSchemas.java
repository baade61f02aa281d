package io.culvert.command.rest;

import static io.culvert.command.rest.Keywords.closed;
import static io.culvert.command.rest.Keywords.object;
import static io.culvert.command.rest.Keywords.ordered;
import static io.culvert.command.rest.Keywords.with;

import io.culvert.command.domain.Defaults;
import io.culvert.events.api.Collection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

/** Three schemas for each collection: what is shown, and what a POST and a PUT take. */
final class OpenApiSchemas {
    private OpenApiSchemas() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Collection each : Collection.values()) {
            all.put(name(each), shown(each));
            all.put(name(each) + "Create", create(each));
            all.put(name(each) + "Update", update(each));
        }
        return all;
    }

    /** As of {@code IKE_POLICY}: {@code IkePolicy}. */
    static String name(Collection collection) {
        return camel(collection.kind().name());
    }

    static String camel(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    private static Map<String, Object> shown(Collection collection) {
        Map<String, Object> properties = new LinkedHashMap<>();
        OpenApiAttributes.of(collection).forEach((name, described) -> properties.put(name, described.inAnswers()));
        OpenApiAttributes.extended(collection)
                .forEach((name, described) -> properties.put(
                        name, with(described.shown(), "description", "Only to those who ask. " + described.text())));
        return with(
                object(properties),
                "description",
                "With fields an answer has those alone, else all that are not asked for.");
    }

    private static Map<String, Object> create(Collection collection) {
        Shape shape = Shapes.of(collection);
        Set<String> taken = new TreeSet<>(shape.required());
        taken.addAll(shape.createOnly());
        taken.addAll(shape.changeable());
        Map<String, @Nullable Object> secure = Least.defaults(collection, Defaults.SECURE);
        Map<String, @Nullable Object> neutron = Least.defaults(collection, Defaults.NEUTRON);
        Map<String, Object> properties = sent(collection, taken);
        secure.forEach((name, value) ->
                properties.computeIfPresent(name, (_, schema) -> defaulted(schema, value, neutron.get(name))));
        Map<String, Object> schema = closed(properties);
        Set<String> always = new TreeSet<>(shape.required());
        always.removeAll(shape.unless().keySet());
        List<String> required = new ArrayList<>(always);
        Map<String, Object> whole = required.isEmpty() ? schema : with(schema, "required", required);
        return replaceable(shape, whole, List.copyOf(shape.unless().keySet()));
    }

    private static Map<String, Object> update(Collection collection) {
        Shape shape = Shapes.of(collection);
        return replaceable(shape, closed(sent(collection, shape.changeable())), List.of());
    }

    /** An attribute that another stands for is null or left out with it; what else goes with that, the text tells. */
    private static Map<String, Object> replaceable(Shape shape, Map<String, Object> schema, List<String> required) {
        Map<String, Object> whole = schema;
        if (shape.insteadOf().isEmpty()) {
            return flagged(shape, whole, required);
        }
        for (Map.Entry<String, String> each : shape.insteadOf().entrySet()) {
            whole = with(whole, "if", ordered("required", List.of(each.getValue())));
            whole = with(whole, "then", ordered("properties", ordered(each.getKey(), ordered("type", "null"))));
            whole = with(whole, "else", flagged(shape, Map.of(), required));
        }
        return whole;
    }

    /** An attribute that a flag stands for is null or left out with the flag, and is not null without. */
    private static Map<String, Object> flagged(Shape shape, Map<String, Object> schema, List<String> required) {
        Map<String, Object> whole = schema;
        for (Map.Entry<String, String> each : shape.unless().entrySet()) {
            Object isTrue = ordered("enum", List.of(true));
            Map<String, Object> without =
                    ordered("properties", ordered(each.getKey(), ordered("not", ordered("type", "null"))));
            whole = with(
                    whole,
                    "if",
                    ordered("properties", ordered(each.getValue(), isTrue), "required", List.of(each.getValue())));
            whole = with(whole, "then", ordered("properties", ordered(each.getKey(), ordered("type", "null"))));
            whole = with(whole, "else", required.isEmpty() ? without : with(without, "required", required));
        }
        return whole;
    }

    private static Map<String, Object> sent(Collection collection, Set<String> names) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Described> known = new LinkedHashMap<>(OpenApiAttributes.of(collection));
        known.putAll(OpenApiAttributes.extended(collection));
        known.putAll(OpenApiAttributes.sentOnly(collection));
        known.forEach((name, described) -> {
            if (names.contains(name)) {
                properties.put(name, described.inRequests());
            }
        });
        return properties;
    }

    @SuppressWarnings("unchecked")
    private static Object defaulted(Object schema, @Nullable Object value, @Nullable Object historical) {
        Map<String, Object> with = ordered();
        with.putAll((Map<String, Object>) schema);
        if (!Objects.equals(value, historical)) {
            with.put(
                    "description",
                    with.get("description") + " With culvert.defaults=neutron the default is " + historical + ".");
        }
        with.put("default", value == null ? NullNode.getInstance() : value);
        return with;
    }
}
