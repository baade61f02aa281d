package io.culvert.command.domain;

import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Proposal;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.TransformProtocol;
import java.util.List;
import java.util.Optional;

/** The attributes of an IPsec policy that a client sent; empty for those that he did not. */
public record IpsecPolicyChanges(
        Optional<String> name,
        Optional<String> description,
        Optional<TransformProtocol> transformProtocol,
        Optional<AuthAlgorithm> authAlgorithm,
        Optional<EncryptionAlgorithm> encryptionAlgorithm,
        Optional<EncapsulationMode> encapsulationMode,
        Optional<DhGroup> pfs,
        Optional<Lifetime> lifetime,
        Optional<List<Proposal>> furtherProposals) {
    static final IpsecPolicyChanges NONE = new IpsecPolicyChanges(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Those that make another policy what this one is. */
    static IpsecPolicyChanges to(IpsecPolicy it) {
        return new IpsecPolicyChanges(
                Optional.of(it.name()),
                Optional.of(it.description()),
                Optional.of(it.transformProtocol()),
                Optional.of(it.authAlgorithm()),
                Optional.of(it.encryptionAlgorithm()),
                Optional.of(it.encapsulationMode()),
                Optional.of(it.pfs()),
                Optional.of(it.lifetime()),
                Optional.of(it.furtherProposals()));
    }

    /** These changes, and a name and a description. */
    IpsecPolicyChanges named(String newName, String newDescription) {
        return new IpsecPolicyChanges(
                Optional.of(newName),
                Optional.of(newDescription),
                transformProtocol,
                authAlgorithm,
                encryptionAlgorithm,
                encapsulationMode,
                pfs,
                lifetime,
                furtherProposals);
    }

    public IpsecPolicy appliedTo(IpsecPolicy now) {
        return new IpsecPolicy(
                now.id(),
                name.orElse(now.name()),
                description.orElse(now.description()),
                transformProtocol.orElse(now.transformProtocol()),
                authAlgorithm.orElse(now.authAlgorithm()),
                encryptionAlgorithm.orElse(now.encryptionAlgorithm()),
                encapsulationMode.orElse(now.encapsulationMode()),
                pfs.orElse(now.pfs()),
                lifetime.orElse(now.lifetime()),
                furtherProposals.orElse(now.furtherProposals()));
    }
}
