package io.culvert.events.wire;

import io.culvert.events.telemetry.TunnelsObserved;
import io.culvert.events.value.ResourceKind;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Telemetry as CloudEvents in binary mode, as events are. The key is the project. */
public final class Telemetry {
    private static final String TUNNELS_OBSERVED = "io.culvert.tunnels-observed.v1";

    private Telemetry() {}

    /** The types of telemetry, by their names. */
    public static Map<String, Class<?>> byName() {
        return Map.of(TUNNELS_OBSERVED, TunnelsObserved.class);
    }

    /** With an id of its own each time. */
    public static WireMessage write(TunnelsObserved seen) {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "application/json");
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", UUID.randomUUID().toString());
        headers.put("ce_source", "/culvert/agent");
        headers.put("ce_type", TUNNELS_OBSERVED);
        headers.put("ce_subject", ResourceKind.subject(seen.routerId()));
        headers.put("ce_time", seen.observedAt().toString());
        headers.put("ce_project", seen.projectId().value());
        return new WireMessage(seen.projectId().value(), headers, Json.write(seen));
    }

    /** @throws UnreadableException if the type is unknown or the body does not fit it */
    public static TunnelsObserved read(WireMessage message) {
        String type = message.headers().getOrDefault("ce_type", "");
        if (!type.equals(TUNNELS_OBSERVED)) {
            throw new UnreadableException("unknown type of telemetry '" + type + "'");
        }
        return Json.read(message.body(), TunnelsObserved.class);
    }
}
