package io.culvert.command.domain;

import io.culvert.events.report.ReadinessObserved;

/** The host that is to carry a router next tells whether it could begin; it gets the router if so, and if not it is given up.
 * Nothing happens if it is not the heir any more. */
public record RecordReadiness(ReadinessObserved report) implements VpnCommand {}
