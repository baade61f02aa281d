package io.culvert.command.domain;

import io.culvert.events.report.RepairObserved;

/** An agent's report that all is as wanted again; the drift that it ends has to be known, and not ended. */
public record RecordRepair(RepairObserved report) implements VpnCommand {}
