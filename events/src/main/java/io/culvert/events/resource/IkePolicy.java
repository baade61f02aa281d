package io.culvert.events.resource;

import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.Phase1Mode;
import java.util.List;

/** How an IKE_SA is negotiated (API reference, ikepolicy); {@code furtherProposals} are offered after the policy's own algorithms. */
public record IkePolicy(
        IkePolicyId id,
        String name,
        String description,
        AuthAlgorithm authAlgorithm,
        EncryptionAlgorithm encryptionAlgorithm,
        DhGroup pfs,
        IkeVersion ikeVersion,
        Phase1Mode phase1Mode,
        Lifetime lifetime,
        List<Proposal> furtherProposals)
        implements Resource {
    public IkePolicy {
        furtherProposals = List.copyOf(furtherProposals);
    }

    /** A policy of one proposal. */
    public IkePolicy(
            IkePolicyId id,
            String name,
            String description,
            AuthAlgorithm authAlgorithm,
            EncryptionAlgorithm encryptionAlgorithm,
            DhGroup pfs,
            IkeVersion ikeVersion,
            Phase1Mode phase1Mode,
            Lifetime lifetime) {
        this(
                id,
                name,
                description,
                authAlgorithm,
                encryptionAlgorithm,
                pfs,
                ikeVersion,
                phase1Mode,
                lifetime,
                List.of());
    }

    /** What is offered, in the order of preference: the policy's own, and then the further ones. */
    public List<Proposal> proposals() {
        return Proposal.inOrder(new Proposal(authAlgorithm, encryptionAlgorithm, pfs), furtherProposals);
    }
}
