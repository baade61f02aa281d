package io.culvert.events.resource;

import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.TransformProtocol;
import java.util.List;

/** How a CHILD_SA is negotiated (API reference, ipsecpolicy). */
public record IpsecPolicy(
        IpsecPolicyId id,
        String name,
        String description,
        TransformProtocol transformProtocol,
        AuthAlgorithm authAlgorithm,
        EncryptionAlgorithm encryptionAlgorithm,
        EncapsulationMode encapsulationMode,
        DhGroup pfs,
        Lifetime lifetime,
        List<Proposal> furtherProposals)
        implements Resource {
    public IpsecPolicy {
        furtherProposals = List.copyOf(furtherProposals);
    }

    /** A policy of one proposal. */
    public IpsecPolicy(
            IpsecPolicyId id,
            String name,
            String description,
            TransformProtocol transformProtocol,
            AuthAlgorithm authAlgorithm,
            EncryptionAlgorithm encryptionAlgorithm,
            EncapsulationMode encapsulationMode,
            DhGroup pfs,
            Lifetime lifetime) {
        this(
                id,
                name,
                description,
                transformProtocol,
                authAlgorithm,
                encryptionAlgorithm,
                encapsulationMode,
                pfs,
                lifetime,
                List.of());
    }

    /** What is offered, in the order of preference: the policy's own, and then the further ones. */
    public List<Proposal> proposals() {
        return Proposal.inOrder(new Proposal(authAlgorithm, encryptionAlgorithm, pfs), furtherProposals);
    }
}
