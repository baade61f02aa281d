package io.culvert.events.api;

import io.culvert.events.value.ResourceKind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Limits on the number of resources, by the names that the API has for them; -1 is none (API reference 1.11). */
public final class Quotas {
    private static final String SETTING = "culvert.quotas.";
    private static final int WEBHOOKS = 10;

    private Quotas() {}

    /**
     * The operator's defaults, from settings such as {@code culvert.quotas.ikepolicy}; -1 for what is not set, but
     * that there are not many webhooks, each of which is work for as long as it is there.
     *
     * @param settings gives null for what is not set
     * @throws IllegalArgumentException naming a setting that is no number from -1; the operator can mend it
     */
    public static Map<ResourceKind, Integer> defaults(Function<String, @Nullable String> settings) {
        Map<ResourceKind, Integer> defaults = new EnumMap<>(ResourceKind.class);
        for (Collection each : Collection.values()) {
            String setting = SETTING + each.singular();
            String value = settings.apply(setting);
            defaults.put(each.kind(), value == null ? unset(each.kind()) : limit(setting, value));
        }
        return defaults;
    }

    private static int unset(ResourceKind kind) {
        return kind == ResourceKind.WEBHOOK ? WEBHOOKS : -1;
    }

    private static int limit(String setting, String value) {
        if (!value.matches("-1|\\d{1,9}")) {
            throw new IllegalArgumentException(setting + " is '" + value + "', not a number from -1 to 999999999");
        }
        return Integer.parseInt(value);
    }

    /** The limit of a project that has these of its own. */
    public static int limit(Map<ResourceKind, Integer> defaults, Map<ResourceKind, Integer> own, ResourceKind kind) {
        return own.getOrDefault(kind, defaults.getOrDefault(kind, -1));
    }

    /** All limits of a project that has these of its own; that on webhooks is the operator's alone. */
    public static Map<String, Integer> limits(Map<ResourceKind, Integer> defaults, Map<ResourceKind, Integer> own) {
        Map<String, Integer> limits = new LinkedHashMap<>();
        for (Collection each : Collection.ofNetworks()) {
            limits.put(each.singular(), limit(defaults, own, each.kind()));
        }
        return limits;
    }
}
