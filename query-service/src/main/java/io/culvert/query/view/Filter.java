package io.culvert.query.view;

import io.culvert.events.api.ApiError;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One attribute and the texts, any of which it may have (API reference 1.10). */
record Filter(String attribute, List<String> anyOf) {
    Filter {
        anyOf = List.copyOf(anyOf);
    }

    /** A row without the attribute passes: filters on what a resource does not have are ignored. */
    boolean passes(Map<String, @Nullable Object> row) {
        return !row.containsKey(attribute) || anyOf.stream().anyMatch(text -> matches(row.get(attribute), text));
    }

    private boolean matches(@Nullable Object value, String text) {
        return switch (value) {
            case null -> false;
            case Boolean flag -> flag == asBoolean(text);
            case Collection<?> many -> many.stream().anyMatch(each -> matches(each, text));
            // As in fixed_ips=subnet_id=...
            case Map<?, ?> map ->
                map.entrySet().stream().anyMatch(entry -> (entry.getKey() + "=" + entry.getValue()).equals(text));
            default -> value.toString().equals(text);
        };
    }

    private static boolean asBoolean(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                throw new BadQueryException(
                        new ApiError(400, "InvalidInput", "'" + text + "' cannot be converted to boolean."));
        };
    }
}
