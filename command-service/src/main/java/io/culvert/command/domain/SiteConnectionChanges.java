package io.culvert.command.domain;

import io.culvert.events.resource.SiteConnection;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.NatTraversal;
import io.culvert.events.value.SecretRef;
import java.util.List;
import java.util.Optional;

/** The attributes of a site connection that a client sent; empty for those that he did not. {@code psk} refers to the
 * sealed new secret. */
public record SiteConnectionChanges(
        Optional<String> name,
        Optional<String> description,
        Optional<String> peerAddress,
        Optional<String> peerId,
        Optional<String> localId,
        Optional<List<Cidr>> peerCidrs,
        Change<EndpointGroupId> localGroupId,
        Change<EndpointGroupId> peerGroupId,
        Optional<Integer> mtu,
        Optional<Initiator> initiator,
        DpdChanges dpd,
        Optional<Boolean> adminStateUp,
        Optional<SecretRef> psk,
        Optional<NatTraversal> natTraversal,
        AuthChange auth) {
    public static final SiteConnectionChanges NONE = new SiteConnectionChanges(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Change.Keep<>(),
            new Change.Keep<>(),
            Optional.empty(),
            Optional.empty(),
            DpdChanges.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new AuthChange.Keep());

    public SiteConnectionChanges {
        peerCidrs = peerCidrs.map(List::copyOf);
    }

    /** Those that make another connection of the same service and policies what this one is, but for how
     * it authenticates. */
    static SiteConnectionChanges to(SiteConnection it) {
        return new SiteConnectionChanges(
                Optional.of(it.name()),
                Optional.of(it.description()),
                Optional.of(it.peerAddress()),
                Optional.of(it.peerId()),
                Optional.of(it.localId()),
                Optional.of(it.peerCidrs()),
                Change.to(it.localGroupId()),
                Change.to(it.peerGroupId()),
                Optional.of(it.mtu()),
                Optional.of(it.initiator()),
                DpdChanges.to(it.dpd()),
                Optional.of(it.adminStateUp()),
                Optional.empty(),
                Optional.of(it.natTraversal()),
                new AuthChange.Keep());
    }

    /** That the connection authenticates by that pre-shared key from now on. */
    static SiteConnectionChanges byPreSharedKey(SecretRef ref) {
        return NONE.with(new AuthChange.ByPreSharedKey()).withPsk(ref);
    }

    /** These changes, and a name and a description. */
    SiteConnectionChanges named(String newName, String newDescription) {
        return with(Optional.of(newName), Optional.of(newDescription), psk, auth);
    }

    /** These changes, and that one to how the connection authenticates. */
    public SiteConnectionChanges with(AuthChange change) {
        return with(name, description, psk, change);
    }

    /** These changes, and that the secret is now that one. */
    public SiteConnectionChanges withPsk(SecretRef ref) {
        return with(name, description, Optional.of(ref), auth);
    }

    private SiteConnectionChanges with(
            Optional<String> called, Optional<String> described, Optional<SecretRef> secret, AuthChange by) {
        return new SiteConnectionChanges(
                called,
                described,
                peerAddress,
                peerId,
                localId,
                peerCidrs,
                localGroupId,
                peerGroupId,
                mtu,
                initiator,
                dpd,
                adminStateUp,
                secret,
                natTraversal,
                by);
    }

    public SiteConnection appliedTo(SiteConnection now) {
        return new SiteConnection(
                now.id(),
                name.orElse(now.name()),
                description.orElse(now.description()),
                now.serviceId(),
                now.ikePolicyId(),
                now.ipsecPolicyId(),
                peerAddress.orElse(now.peerAddress()),
                peerId.orElse(now.peerId()),
                localId.orElse(now.localId()),
                peerCidrs.orElse(now.peerCidrs()),
                localGroupId.appliedTo(now.localGroupId()),
                peerGroupId.appliedTo(now.peerGroupId()),
                mtu.orElse(now.mtu()),
                initiator.orElse(now.initiator()),
                dpd.appliedTo(now.dpd()),
                adminStateUp.orElse(now.adminStateUp()),
                psk.orElse(now.psk()),
                natTraversal.orElse(now.natTraversal()),
                auth.appliedTo(now.certificates()));
    }
}
