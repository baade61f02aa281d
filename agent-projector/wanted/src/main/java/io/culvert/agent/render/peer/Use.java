package io.culvert.agent.render.peer;

import io.culvert.events.resource.Proposal;

/** What a proposal is for, which decides which of its algorithms count. */
enum Use {
    IKE,
    ESP,
    AH;

    boolean encrypts() {
        return this != AH;
    }

    /** IKE needs a pseudo-random function even beside a combined-mode cipher. */
    boolean authenticates(Proposal proposal) {
        return this != ESP || !proposal.encryptionAlgorithm().isAead();
    }
}
