package io.culvert.events.resource;

import io.culvert.events.value.DriftFinding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was last found changed by hand where a router is carried.
 *
 * @param seenAt when the host found it, by its own clock
 * @param repairedAt when all was as wanted again; empty until then
 */
public record Drift(Instant seenAt, List<DriftFinding> findings, Optional<Instant> repairedAt) {
    public Drift {
        findings = List.copyOf(findings);
    }

    public Drift repaired(Instant at) {
        return new Drift(seenAt, findings, Optional.of(at));
    }
}
