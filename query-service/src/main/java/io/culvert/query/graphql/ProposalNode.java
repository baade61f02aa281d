package io.culvert.query.graphql;

import io.culvert.events.resource.Proposal;

/** A proposal of a policy in the graph. */
public record ProposalNode(Proposal it) {
    public String authAlgorithm() {
        return it.authAlgorithm().wireName();
    }

    public String encryptionAlgorithm() {
        return it.encryptionAlgorithm().wireName();
    }

    public String pfs() {
        return it.pfs().wireName();
    }
}
