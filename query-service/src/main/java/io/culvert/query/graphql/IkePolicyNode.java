package io.culvert.query.graphql;

import io.culvert.events.resource.IkePolicy;
import java.util.List;

/** An IKE policy in the graph. */
public record IkePolicyNode(Nodes in, IkePolicy it) implements Node {
    public String description() {
        return it.description();
    }

    public String authAlgorithm() {
        return it.authAlgorithm().wireName();
    }

    public String encryptionAlgorithm() {
        return it.encryptionAlgorithm().wireName();
    }

    public String pfs() {
        return it.pfs().wireName();
    }

    public String ikeVersion() {
        return it.ikeVersion().wireName();
    }

    public String phase1NegotiationMode() {
        return it.phase1Mode().wireName();
    }

    public int lifetimeSeconds() {
        return it.lifetime().seconds();
    }

    public List<ProposalNode> furtherProposals() {
        return it.furtherProposals().stream().map(ProposalNode::new).toList();
    }

    public List<ConnectionNode> usedBy() {
        return in.connections(connection -> connection.ikePolicyId().equals(it.id()));
    }
}
