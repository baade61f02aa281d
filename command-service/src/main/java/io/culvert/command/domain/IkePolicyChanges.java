package io.culvert.command.domain;

import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.Proposal;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.Phase1Mode;
import java.util.List;
import java.util.Optional;

/** The attributes of an IKE policy that a client sent; empty for those that he did not. */
public record IkePolicyChanges(
        Optional<String> name,
        Optional<String> description,
        Optional<AuthAlgorithm> authAlgorithm,
        Optional<EncryptionAlgorithm> encryptionAlgorithm,
        Optional<DhGroup> pfs,
        Optional<IkeVersion> ikeVersion,
        Optional<Phase1Mode> phase1Mode,
        Optional<Lifetime> lifetime,
        Optional<List<Proposal>> furtherProposals) {
    static final IkePolicyChanges NONE = new IkePolicyChanges(
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
    static IkePolicyChanges to(IkePolicy it) {
        return new IkePolicyChanges(
                Optional.of(it.name()),
                Optional.of(it.description()),
                Optional.of(it.authAlgorithm()),
                Optional.of(it.encryptionAlgorithm()),
                Optional.of(it.pfs()),
                Optional.of(it.ikeVersion()),
                Optional.of(it.phase1Mode()),
                Optional.of(it.lifetime()),
                Optional.of(it.furtherProposals()));
    }

    /** These changes, and a name and a description. */
    IkePolicyChanges named(String newName, String newDescription) {
        return new IkePolicyChanges(
                Optional.of(newName),
                Optional.of(newDescription),
                authAlgorithm,
                encryptionAlgorithm,
                pfs,
                ikeVersion,
                phase1Mode,
                lifetime,
                furtherProposals);
    }

    public IkePolicy appliedTo(IkePolicy now) {
        return new IkePolicy(
                now.id(),
                name.orElse(now.name()),
                description.orElse(now.description()),
                authAlgorithm.orElse(now.authAlgorithm()),
                encryptionAlgorithm.orElse(now.encryptionAlgorithm()),
                pfs.orElse(now.pfs()),
                ikeVersion.orElse(now.ikeVersion()),
                phase1Mode.orElse(now.phase1Mode()),
                lifetime.orElse(now.lifetime()),
                furtherProposals.orElse(now.furtherProposals()));
    }
}
