package io.culvert.agent.render.peer;

import io.culvert.events.resource.Proposal;

/** A proposal in a device's words; {@code cipher} is empty for AH, {@code integrity} where the cipher needs none. */
public record Words(String cipher, String integrity, String group, Proposal proposal) {
    public boolean isAead() {
        return proposal.encryptionAlgorithm().isAead();
    }
}
