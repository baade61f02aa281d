package io.culvert.command.domain;

import io.culvert.events.report.ConnectionObserved;

/** An agent's report; news become {@code StatusReported}, repetitions and reports of an older epoch nothing. */
public record RecordStatus(ConnectionObserved report) implements VpnCommand {}
