package io.culvert.events.wire;

import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.report.HostReport;
import java.util.Map;
import java.util.Set;

/** Reports as messages: the type as header {@code ce_type}, the report as JSON body. */
public final class Reports {
    private static final String CONNECTION_OBSERVED = "io.culvert.connection-observed.v3";
    /** As agents wrote it that are older than the service; each has more reasons than the one before. */
    private static final Set<String> FORMER =
            Set.of("io.culvert.connection-observed.v1", "io.culvert.connection-observed.v2");

    private static final Map<String, Class<? extends HostReport>> CLASSES =
            Map.of(CONNECTION_OBSERVED, ConnectionObserved.class);

    private Reports() {}

    /** The types of reports, by their names. */
    public static Map<String, Class<? extends HostReport>> byName() {
        return CLASSES;
    }

    /** The key is the project. */
    public static WireMessage write(HostReport report) {
        return switch (report) {
            case ConnectionObserved seen ->
                new WireMessage(seen.projectId().value(), Map.of("ce_type", CONNECTION_OBSERVED), Json.write(seen));
        };
    }

    /** @throws UnreadableException if the type is unknown or the body does not fit it */
    public static HostReport read(WireMessage message) {
        String type = message.headers().getOrDefault("ce_type", "");
        Class<? extends HostReport> known = CLASSES.get(FORMER.contains(type) ? CONNECTION_OBSERVED : type);
        if (known == null) {
            throw new UnreadableException("unknown report type '" + type + "'");
        }
        return Json.read(message.body(), known);
    }
}
