package io.culvert.command.domain;

import io.culvert.events.report.DriftObserved;

/** An agent's report of what somebody changed on its host; what is known already, or of an older epoch, is nothing. */
public record RecordDrift(DriftObserved report) implements VpnCommand {}
