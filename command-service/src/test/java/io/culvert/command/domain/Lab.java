package io.culvert.command.domain;

import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.HostId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.VpnServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The project that the tests are about: a router between a public and an inner network, and a tunnel behind it. */
final class Lab {
    static final NetworkId PUBLIC = new NetworkId(id(1));
    static final NetworkId INNER = new NetworkId(id(2));
    static final SubnetId PUBLIC_V4 = new SubnetId(id(3));
    static final SubnetId SUBNET = new SubnetId(id(4));
    static final SubnetId SUBNET_V6 = new SubnetId(id(5));
    static final RouterId ROUTER = new RouterId(id(6));
    static final IkePolicyId IKE = new IkePolicyId(id(7));
    static final IpsecPolicyId IPSEC = new IpsecPolicyId(id(8));
    static final VpnServiceId SERVICE = new VpnServiceId(id(9));
    static final VpnServiceId GROUPED = new VpnServiceId(id(10));
    static final ConnectionId CONNECTION = new ConnectionId(id(11));
    static final EndpointGroupId LOCAL = new EndpointGroupId(id(12));
    static final EndpointGroupId PEER = new EndpointGroupId(id(13));
    static final SecretRef PSK = new SecretRef(id(14), 1, "print");
    static final HostId HOST = new HostId("host1");
    static final Instant T0 = Instant.parse("2026-11-24T00:00:00Z");

    static final CreateNetwork PUBLIC_NETWORK = new CreateNetwork(new Network(PUBLIC, "public", true, true));
    static final CreateNetwork INNER_NETWORK = new CreateNetwork(new Network(INNER, "inner", false, true));

    /** Networks and subnets. */
    static final Scenario NETWORKS = Scenario.EMPTY.given(
            PUBLIC_NETWORK,
            INNER_NETWORK,
            subnet(PUBLIC_V4, PUBLIC, "172.24.4.0/24"),
            subnet(SUBNET, INNER, "10.1.0.0/24"),
            subnet(SUBNET_V6, INNER, "fd01::/64"));

    /** And a router with a gateway, attached to the inner subnets. */
    static final Scenario ROUTED = NETWORKS.given(
            new CreateRouter(ROUTER, "router1", true, gateway("172.24.4.226")),
            new AddRouterInterface(ROUTER, SUBNET, id(20)),
            new AddRouterInterface(ROUTER, SUBNET_V6, id(21)));

    /** And policies, a service with a subnet, one without, and a group for either side. */
    static final Scenario SERVED = ROUTED.given(
            new CreateIkePolicy(Defaults.SECURE.ikePolicy(IKE)),
            new CreateIpsecPolicy(Defaults.SECURE.ipsecPolicy(IPSEC)),
            service(SERVICE, Optional.of(SUBNET)),
            service(GROUPED, Optional.empty()),
            group(LOCAL, EndpointType.SUBNET, SUBNET.toString()),
            group(PEER, EndpointType.CIDR, "10.5.0.0/24"));

    /** And a connection. */
    static final Scenario CONNECTED = SERVED.given(connect(connection()));

    /** And its router bound to a host, for the first time. */
    static final Scenario BOUND = CONNECTED.given(new BindRouter(ROUTER, HOST));

    private Lab() {}

    static UUID id(int n) {
        return new UUID(0, n);
    }

    static CreateSubnet subnet(SubnetId id, NetworkId network, String cidr) {
        return new CreateSubnet(id, "", network, Cidr.of(cidr), new Change.Keep<>());
    }

    static Change<GatewayRequest> gateway(String... addresses) {
        return new Change.To<>(new GatewayRequest(
                PUBLIC,
                true,
                List.of(addresses).stream()
                        .map(ip -> new GatewayRequest.Address(Optional.empty(), Optional.of(IpAddress.of(ip))))
                        .toList()));
    }

    static CreateVpnService service(VpnServiceId id, Optional<SubnetId> subnet) {
        return new CreateVpnService(id, "", "", ROUTER, subnet, true);
    }

    static CreateEndpointGroup group(EndpointGroupId id, EndpointType type, String... endpoints) {
        return new CreateEndpointGroup(new EndpointGroup(id, "", "", type, List.of(endpoints)));
    }

    /** A connection of the service with a subnet. */
    static SiteConnection connection() {
        return changes().peerCidrs("10.2.0.0/24").appliedTo(bare(SERVICE));
    }

    /** A connection of the service without one. */
    static SiteConnection grouped() {
        return changes().groups(Optional.of(LOCAL), Optional.of(PEER)).appliedTo(bare(GROUPED));
    }

    static SiteConnection bare(VpnServiceId service) {
        return Defaults.siteConnection(CONNECTION, service, IKE, IPSEC, "172.24.4.233", "172.24.4.233", PSK);
    }

    static CreateSiteConnection connect(SiteConnection connection) {
        return new CreateSiteConnection(connection);
    }

    static ConnectionChanges changes() {
        return new ConnectionChanges(SiteConnectionChanges.NONE);
    }

    static ConnectionObserved report(long epoch, long appliedVersion, Status status, String text, long second) {
        return new ConnectionObserved(
                HOST,
                T0.plusSeconds(second),
                new ProjectId("east"),
                CONNECTION,
                epoch,
                appliedVersion,
                status,
                new StatusReason(ReasonCode.ESTABLISHED, text));
    }
}
