package io.culvert.agent.render.peer;

import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Proposal;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.AuthMode;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.Dpd;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.Phase1Mode;
import io.culvert.events.value.TransformProtocol;
import java.util.List;
import java.util.Optional;

/** A site connection as the query service tells of it (GraphQL, Connection): what {@code ops/culvert peer-config} asks for. */
public record ConnectionAnswer(
        ConnectionId id,
        String peerAddress,
        String peerId,
        String localId,
        Initiator initiator,
        Optional<AuthMode> authMode,
        Dpd dpd,
        List<Cidr> localCidrs,
        List<Cidr> peerCidrs,
        Optional<Service> service,
        Optional<Ike> ikePolicy,
        Optional<Ipsec> ipsecPolicy) {
    /** The router's addresses. */
    public record Service(Optional<IpAddress> externalV4Ip, Optional<IpAddress> externalV6Ip) {}

    /** How the IKE_SA is negotiated. */
    public record Ike(
            IkePolicyId id,
            AuthAlgorithm authAlgorithm,
            EncryptionAlgorithm encryptionAlgorithm,
            DhGroup pfs,
            IkeVersion ikeVersion,
            Phase1Mode phase1NegotiationMode,
            int lifetimeSeconds,
            List<Proposal> furtherProposals) {
        IkePolicy policy() {
            return new IkePolicy(
                    id,
                    "",
                    "",
                    authAlgorithm,
                    encryptionAlgorithm,
                    pfs,
                    ikeVersion,
                    phase1NegotiationMode,
                    new Lifetime(lifetimeSeconds),
                    furtherProposals);
        }
    }

    /** How the CHILD_SA is negotiated. */
    public record Ipsec(
            IpsecPolicyId id,
            TransformProtocol transformProtocol,
            AuthAlgorithm authAlgorithm,
            EncryptionAlgorithm encryptionAlgorithm,
            EncapsulationMode encapsulationMode,
            DhGroup pfs,
            int lifetimeSeconds,
            List<Proposal> furtherProposals) {
        IpsecPolicy policy() {
            return new IpsecPolicy(
                    id,
                    "",
                    "",
                    transformProtocol,
                    authAlgorithm,
                    encryptionAlgorithm,
                    encapsulationMode,
                    pfs,
                    new Lifetime(lifetimeSeconds),
                    furtherProposals);
        }
    }

    /** @throws IllegalArgumentException if no tunnel can be made of it; says what is missing */
    public Peer peer() {
        if (authMode.filter(AuthMode.PUBKEY::equals).isPresent()) {
            throw new IllegalArgumentException("connection " + id
                    + " authenticates by certificates, and what is rendered for peers has a pre-shared key");
        }
        if (localCidrs.isEmpty() || peerCidrs.isEmpty()) {
            throw new IllegalArgumentException("connection " + id + " has no networks to join");
        }
        IpAddress router = router();
        return new Peer(
                id,
                new Side(peerAddress, peerId, peerCidrs),
                new Side(router.toString(), localId.isEmpty() ? router.toString() : localId, localCidrs),
                ikePolicy.orElseThrow(() -> missing("IKE policy")).policy(),
                ipsecPolicy.orElseThrow(() -> missing("IPsec policy")).policy(),
                dpd,
                initiator);
    }

    /** Of the peer's IP version; a peer with a host name is met on that of its networks. */
    private IpAddress router() {
        Service found = service.orElseThrow(() -> missing("VPN service"));
        int version =
                peerAddress.contains(":") || (!isV4() && peerCidrs.getFirst().ipVersion() == 6) ? 6 : 4;
        return (version == 6 ? found.externalV6Ip() : found.externalV4Ip())
                .orElseThrow(() -> missing("external IPv" + version + " address of its router"));
    }

    private boolean isV4() {
        return peerAddress.matches("[0-9.]+");
    }

    private IllegalArgumentException missing(String what) {
        return new IllegalArgumentException("connection " + id + " has no " + what);
    }
}
