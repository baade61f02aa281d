package io.culvert.events.wire;

import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.report.DriftObserved;
import io.culvert.events.report.HostReport;
import io.culvert.events.report.ReadinessObserved;
import io.culvert.events.report.RepairObserved;
import io.culvert.events.value.ProjectId;
import java.util.Map;
import java.util.Set;

/** Reports as messages: the type as header {@code ce_type}, the report as JSON body. */
public final class Reports {
    private static final String CONNECTION_OBSERVED = "io.culvert.connection-observed.v3";
    private static final String DRIFT_OBSERVED = "io.culvert.drift-observed.v1";
    private static final String REPAIR_OBSERVED = "io.culvert.repair-observed.v1";
    private static final String READINESS_OBSERVED = "io.culvert.readiness-observed.v1";
    /** As agents wrote it that are older than the service; each has more reasons than the one before. */
    private static final Set<String> FORMER =
            Set.of("io.culvert.connection-observed.v1", "io.culvert.connection-observed.v2");

    private static final Map<String, Class<? extends HostReport>> CLASSES = Map.of(
            CONNECTION_OBSERVED, ConnectionObserved.class,
            DRIFT_OBSERVED, DriftObserved.class,
            REPAIR_OBSERVED, RepairObserved.class,
            READINESS_OBSERVED, ReadinessObserved.class);

    private Reports() {}

    /** The types of reports, by their names. */
    public static Map<String, Class<? extends HostReport>> byName() {
        return CLASSES;
    }

    /** The key is the project. */
    public static WireMessage write(HostReport report) {
        return switch (report) {
            case ConnectionObserved seen -> message(seen.projectId(), CONNECTION_OBSERVED, seen);
            case DriftObserved drift -> message(drift.projectId(), DRIFT_OBSERVED, drift);
            case RepairObserved repair -> message(repair.projectId(), REPAIR_OBSERVED, repair);
            case ReadinessObserved ready -> message(ready.projectId(), READINESS_OBSERVED, ready);
        };
    }

    private static WireMessage message(ProjectId key, String type, HostReport report) {
        return new WireMessage(key.value(), Map.of("ce_type", type), Json.write(report));
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
