package io.culvert.agent.desired;

import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Revisions;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.Status;
import io.culvert.events.value.SubnetId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A site connection and all that it refers to: a tunnel is made of nothing else, so that equal ingredients make equal
 * tunnels.
 *
 * @param revision the version at which the connection itself was last changed
 */
record Ingredients(
        SiteConnection connection,
        long revision,
        VpnService service,
        Optional<IkePolicy> ikePolicy,
        Optional<IpsecPolicy> ipsecPolicy,
        List<Cidr> localTs,
        List<Cidr> remoteTs) {
    static Ingredients of(ProjectState state, VpnService service, SiteConnection connection) {
        return new Ingredients(
                connection,
                Revisions.of(state, connection.id()),
                service,
                Optional.ofNullable(state.vpn().ikePolicies().get(connection.ikePolicyId())),
                Optional.ofNullable(state.vpn().ipsecPolicies().get(connection.ipsecPolicyId())),
                localTs(state, service, connection),
                remoteTs(state, connection));
    }

    Lookup tunnel() {
        if (!service.adminStateUp() || !connection.adminStateUp()) {
            return disabled(connection.adminStateUp() ? "the service" : "the connection");
        }
        if (ikePolicy.isEmpty() || ipsecPolicy.isEmpty() || localTs.isEmpty() || remoteTs.isEmpty()) {
            return unfit("the connection has no policy or no networks to join");
        }
        Optional<IpAddress> local = localAddress();
        return local.isEmpty()
                ? unfit("the router has no external address of the peer's IP version")
                : Tunnel.of(connection, revision, local.get(), ikePolicy.get(), ipsecPolicy.get(), localTs, remoteTs);
    }

    private static Lookup disabled(String what) {
        return new Lookup.NoTunnel(Verdict.of(Status.DOWN, ReasonCode.DISABLED, what + " is administratively down"));
    }

    private static Lookup unfit(String why) {
        return new Lookup.NoTunnel(Verdict.of(Status.ERROR, ReasonCode.REJECTED_CONFIG, why));
    }

    /** Of the peer's IP version; a peer with a host name is reached by that of the networks, or by any. */
    private Optional<IpAddress> localAddress() {
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
