package io.culvert.events.wire;

import java.util.Map;

/** The topics. The key of everything is the project id, so that a partition holds it in order. */
public final class Topics {
    public static final String EVENTS = "culvert.events.v1";
    public static final String REPORTS = "culvert.reports.v1";

    /** Of how things are now, which nobody asks for later: made with {@link #TELEMETRY_SETTINGS}. */
    public static final String TELEMETRY = "culvert.telemetry.v1";

    /** A segment goes when all in it is an hour old. */
    public static final Map<String, String> TELEMETRY_SETTINGS =
            Map.of("cleanup.policy", "delete", "retention.ms", "3600000", "segment.ms", "600000");

    private Topics() {}
}
