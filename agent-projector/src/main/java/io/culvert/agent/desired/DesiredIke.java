package io.culvert.agent.desired;

import io.culvert.events.resource.Certificates;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.value.AuthMode;
import io.culvert.events.value.Dpd;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.NatTraversal;
import io.culvert.events.value.SecretRef;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One IKE connection: all site connections between the same two peers, as children of one IKE_SA, since charon binds a
 * responder to the first connection that matches the peer. {@code name} is the id of its first site connection;
 * {@code remoteAddress} is an IP literal or a host name; {@code psk} is the pre-shared key or, with certificates, the private
 * key. */
public record DesiredIke(
        String name,
        IpAddress localAddress,
        String remoteAddress,
        String localId,
        String remoteId,
        IkePolicy policy,
        Dpd dpd,
        Initiator initiator,
        NatTraversal natTraversal,
        SecretRef psk,
        Optional<Certificates> certificates,
        List<DesiredChild> children) {
    public DesiredIke {
        children = List.copyOf(children);
    }

    /** The same to a peer whose address was found. */
    DesiredIke to(IpAddress peer) {
        AuthMode mode = certificates.isPresent() ? AuthMode.PUBKEY : AuthMode.PSK;
        return new DesiredIke(
                ConfigName.ofIke(localAddress, peer.toString(), localId, remoteId, policy, natTraversal, mode),
                localAddress,
                peer.toString(),
                localId,
                remoteId,
                policy,
                dpd,
                initiator,
                natTraversal,
                psk,
                certificates,
                children);
    }

    /** The same with some of its children. */
    DesiredIke of(List<DesiredChild> some) {
        return new DesiredIke(
                name,
                localAddress,
                remoteAddress,
                localId,
                remoteId,
                policy,
                dpd,
                initiator,
                natTraversal,
                psk,
                certificates,
                some);
    }

    /** The same with the children of another one of that name. */
    DesiredIke joined(DesiredIke other) {
        return new DesiredIke(
                name,
                localAddress,
                remoteAddress,
                localId,
                remoteId,
                policy,
                dpd,
                other.initiator == Initiator.BI_DIRECTIONAL ? other.initiator : initiator,
                natTraversal,
                psk,
                certificates,
                Stream.concat(children.stream(), other.children.stream())
                        .sorted(Comparator.comparing(
                                child -> child.connectionId().toString()))
                        .toList());
    }
}
