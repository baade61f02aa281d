package io.culvert.agent.vici;

import io.culvert.events.telemetry.IkeParameters;
import java.util.List;

/** An IKE_SA that was established, with all that charon tells of it. */
public record IkeDetails(IkeParameters parameters, List<ChildDetails> children) {
    public IkeDetails {
        children = List.copyOf(children);
    }
}
