package io.culvert.events.resource;

import io.culvert.events.value.AuthMode;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.Dpd;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.NatTraversal;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.VpnServiceId;
import java.util.List;
import java.util.Optional;

/** A tunnel to a peer (API reference, ipsec_site_connection). {@code peerAddress} is an IP literal or a host name;
 * an empty {@code localId} means the service's own address, or with certificates the subject of its own one;
 * {@code psk} refers to the connection's secret: the pre-shared key, or with certificates the private key; {@code mtu} in octets, 0 for unset. */
public record SiteConnection(
        ConnectionId id,
        String name,
        String description,
        VpnServiceId serviceId,
        IkePolicyId ikePolicyId,
        IpsecPolicyId ipsecPolicyId,
        String peerAddress,
        String peerId,
        String localId,
        List<Cidr> peerCidrs,
        Optional<EndpointGroupId> localGroupId,
        Optional<EndpointGroupId> peerGroupId,
        int mtu,
        Initiator initiator,
        Dpd dpd,
        boolean adminStateUp,
        SecretRef psk,
        NatTraversal natTraversal,
        Optional<Certificates> certificates)
        implements Resource {
    /** The least {@code mtu} with IPv4 inside (RFC 791). */
    public static final int MIN_MTU_V4 = 68;

    /** The least {@code mtu} with IPv6 inside (RFC 8200 section 5). */
    public static final int MIN_MTU_V6 = 1280;

    public SiteConnection {
        peerCidrs = List.copyOf(peerCidrs);
    }

    /** One of nothing but what the original API has. */
    public SiteConnection(
            ConnectionId id,
            String name,
            String description,
            VpnServiceId serviceId,
            IkePolicyId ikePolicyId,
            IpsecPolicyId ipsecPolicyId,
            String peerAddress,
            String peerId,
            String localId,
            List<Cidr> peerCidrs,
            Optional<EndpointGroupId> localGroupId,
            Optional<EndpointGroupId> peerGroupId,
            int mtu,
            Initiator initiator,
            Dpd dpd,
            boolean adminStateUp,
            SecretRef psk) {
        this(
                id,
                name,
                description,
                serviceId,
                ikePolicyId,
                ipsecPolicyId,
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
                psk,
                NatTraversal.AUTO,
                Optional.empty());
    }

    public AuthMode authMode() {
        return certificates.isPresent() ? AuthMode.PUBKEY : AuthMode.PSK;
    }
}
