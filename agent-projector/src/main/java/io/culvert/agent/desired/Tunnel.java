package io.culvert.agent.desired;

import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.SubnetId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** One site connection with all that it refers to looked up. */
record Tunnel(
        SiteConnection connection,
        long revision,
        IpAddress local,
        String localId,
        IkePolicy ikePolicy,
        DesiredChild child)
        implements Lookup {

    static Lookup of(ProjectState state, VpnService service, SiteConnection connection, long revision) {
        if (!service.adminStateUp() || !connection.adminStateUp()) {
            return new NoTunnel(
                    DesiredNamespaces.disabled(connection.adminStateUp() ? "the service" : "the connection"));
        }
        IkePolicy ike = state.vpn().ikePolicies().get(connection.ikePolicyId());
        IpsecPolicy ipsec = state.vpn().ipsecPolicies().get(connection.ipsecPolicyId());
        List<Cidr> localTs = localTs(state, service, connection);
        List<Cidr> remoteTs = remoteTs(state, connection);
        if (ike == null || ipsec == null || localTs.isEmpty() || remoteTs.isEmpty()) {
            return new NoTunnel(DesiredNamespaces.unfit("the connection has no policy or no networks to join"));
        }
        Optional<IpAddress> local = localAddress(service, connection, remoteTs);
        if (local.isEmpty()) {
            return new NoTunnel(DesiredNamespaces.unfit("the router has no external address of the peer's IP version"));
        }
        String localId = connection.localId().isEmpty() ? defaultId(connection, local.get()) : connection.localId();
        DesiredChild child = DesiredChild.of(connection.id(), ipsec, localTs, remoteTs);
        return new Tunnel(connection, revision, local.get(), localId, ike, child);
    }

    /** The subject of a certificate as charon takes octets: a text of it could be read in another way. */
    private static String defaultId(SiteConnection connection, IpAddress local) {
        return connection
                .certificates()
                .map(some -> "asn1dn:#" + some.own().subject())
                .orElseGet(local::toString);
    }

    /** Of the peer's IP version; a peer with a host name is reached by that of the networks, or by any. */
    private static Optional<IpAddress> localAddress(
            VpnService service, SiteConnection connection, List<Cidr> remoteTs) {
        try {
            return service.externalAddress(
                    IpAddress.of(connection.peerAddress()).ipVersion());
        } catch (IllegalArgumentException e) {
            return Stream.of(remoteTs.getFirst().ipVersion(), 4, 6)
                    .flatMap(version -> service.externalAddress(version).stream())
                    .findFirst();
        }
    }

    private static List<Cidr> localTs(ProjectState state, VpnService service, SiteConnection connection) {
        Stream<SubnetId> subnets = connection
                .localGroupId()
                .map(id -> state.vpn().endpointGroups().get(id))
                .map(EndpointGroup::subnets)
                .map(List::stream)
                .orElseGet(() -> service.subnetId().stream());
        return subnets.map(id -> state.inventory().subnets().get(id))
                .filter(Objects::nonNull)
                .map(Subnet::cidr)
                .toList();
    }

    private static List<Cidr> remoteTs(ProjectState state, SiteConnection connection) {
        return connection
                .peerGroupId()
                .map(id -> state.vpn().endpointGroups().get(id))
                .map(EndpointGroup::cidrs)
                .orElse(connection.peerCidrs());
    }
}
