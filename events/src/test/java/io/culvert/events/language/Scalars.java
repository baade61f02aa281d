package io.culvert.events.language;

import io.culvert.events.value.Cidr;
import io.culvert.events.value.HostId;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.WireName;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The keywords of the values that are one JSON string, or one number, each. */
final class Scalars {
    /** In lower case, the one way in which a UUID is written. */
    static final Map<String, Object> UUID_TEXT =
            Map.of("type", "string", "format", "uuid", "pattern", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");

    /** As of projects and hosts. */
    static final Map<String, Object> NAME = Map.of("type", "string", "minLength", 1, "maxLength", 255);

    static final Map<String, Object> TIME = Map.of("type", "string", "format", "date-time");

    private static final Map<Class<?>, Map<String, Object>> KNOWN = Map.of(
            UUID.class,
            UUID_TEXT,
            Instant.class,
            TIME,
            ProjectId.class,
            NAME,
            HostId.class,
            NAME,
            IpAddress.class,
            Map.of("type", "string", "anyOf", List.of(Map.of("format", "ipv4"), Map.of("format", "ipv6"))),
            Cidr.class,
            Map.of("type", "string", "pattern", "^[0-9a-f.:]{2,39}/[0-9]{1,3}$"),
            Lifetime.class,
            Map.of("type", "integer", "format", "int32", "minimum", Lifetime.MIN_SECONDS),
            int.class,
            Map.of("type", "integer", "format", "int32"),
            long.class,
            Map.of("type", "integer", "format", "int64"));

    private Scalars() {}

    /** Empty for what is no scalar of ours. */
    static Optional<Map<String, Object>> of(Class<?> type) {
        if (ResourceId.class.isAssignableFrom(type)) {
            return Optional.of(UUID_TEXT);
        }
        if (type == ResourceKind.class) {
            // Of what is added since, no event that has a kind is written.
            return Optional.of(Map.of(
                    "type",
                    "string",
                    "enum",
                    ResourceKind.ofNetworks().stream()
                            .map(ResourceKind::wireName)
                            .toList()));
        }
        if (WireName.class.isAssignableFrom(type)) {
            return Optional.of(Map.of("type", "string", "enum", wireNames(type)));
        }
        return Optional.ofNullable(KNOWN.get(type));
    }

    private static List<String> wireNames(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(WireName.class::cast)
                .map(WireName::wireName)
                .toList();
    }
}
