package io.culvert.agent.desired;

import io.culvert.events.resource.Certificates;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.value.AuthMode;
import io.culvert.events.value.Dpd;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.NatTraversal;
import io.culvert.events.value.SecretRef;
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
        String address = peer.toString();
        AuthMode mode = certificates.isPresent() ? AuthMode.PUBKEY : AuthMode.PSK;
        String other = ConfigName.ofIke(localAddress, address, localId, remoteId, policy, natTraversal, mode);
        return with(other, address, initiator, children);
    }

    /** The same where only the peer may begin. */
    public DesiredIke thatOnlyResponds() {
        return with(name, remoteAddress, Initiator.RESPONSE_ONLY, children);
    }

    /** The same with some of its children. */
    DesiredIke of(List<DesiredChild> some) {
        return with(name, remoteAddress, initiator, some);
    }

    /** The same with the children of another one of that name. */
    DesiredIke joined(DesiredIke other) {
        boolean begins = other.initiator == Initiator.BI_DIRECTIONAL;
        return with(
                name,
                remoteAddress,
                begins ? other.initiator : initiator,
                Stream.concat(children.stream(), other.children.stream())
                        .sorted(DesiredChild.ORDER)
                        .toList());
    }

    private DesiredIke with(String called, String peer, Initiator who, List<DesiredChild> which) {
        return new DesiredIke(
                called,
                localAddress,
                peer,
                localId,
                remoteId,
                policy,
                dpd,
                who,
                natTraversal,
                psk,
                certificates,
                which);
    }
}
