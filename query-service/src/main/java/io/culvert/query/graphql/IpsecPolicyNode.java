package io.culvert.query.graphql;

import io.culvert.events.resource.IpsecPolicy;
import java.util.List;

/** An IPsec policy in the graph. */
public record IpsecPolicyNode(Nodes in, IpsecPolicy it) implements Node {
    public String description() {
        return it.description();
    }

    public String transformProtocol() {
        return it.transformProtocol().wireName();
    }

    public String authAlgorithm() {
        return it.authAlgorithm().wireName();
    }

    public String encryptionAlgorithm() {
        return it.encryptionAlgorithm().wireName();
    }

    public String encapsulationMode() {
        return it.encapsulationMode().wireName();
    }

    public String pfs() {
        return it.pfs().wireName();
    }

    public int lifetimeSeconds() {
        return it.lifetime().seconds();
    }

    public List<ProposalNode> furtherProposals() {
        return it.furtherProposals().stream().map(ProposalNode::new).toList();
    }

    public List<ConnectionNode> usedBy() {
        return in.connections(connection -> connection.ipsecPolicyId().equals(it.id()));
    }
}
