package io.culvert.events.wire;

/** The topics. The key of events and of connection reports is the project id, so that a partition holds it in order. */
public final class Topics {
    public static final String EVENTS = "culvert.events.v1";
    public static final String REPORTS = "culvert.reports.v1";

    private Topics() {}
}
