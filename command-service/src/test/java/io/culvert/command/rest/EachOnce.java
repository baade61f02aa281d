package io.culvert.command.rest;

import io.culvert.command.domain.AddRouterInterface;
import io.culvert.command.domain.AuthChange;
import io.culvert.command.domain.Change;
import io.culvert.command.domain.CreateEndpointGroup;
import io.culvert.command.domain.CreateIkePolicy;
import io.culvert.command.domain.CreateIpsecPolicy;
import io.culvert.command.domain.CreateNetwork;
import io.culvert.command.domain.CreateRouter;
import io.culvert.command.domain.CreateSiteConnection;
import io.culvert.command.domain.CreateSubnet;
import io.culvert.command.domain.CreateVpnService;
import io.culvert.command.domain.Defaults;
import io.culvert.command.domain.GatewayRequest;
import io.culvert.command.domain.VpnCommand;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.Network;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.VpnServiceId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A project with one resource of each kind, all of one id, the same each time; its service is behind {@link #INNER}. */
final class EachOnce {
    static final UUID ID = UUID.fromString("11111111-0000-4000-8000-000000000001");
    static final UUID INNER = UUID.fromString("11111111-0000-4000-8000-000000000002");

    private EachOnce() {}

    static List<VpnCommand> commands() {
        return List.of(
                new CreateNetwork(new Network(new NetworkId(ID), "public", true, true)),
                new CreateNetwork(new Network(new NetworkId(INNER), "inner", false, true)),
                subnet(ID, "172.24.4.0/24"),
                subnet(INNER, "10.1.0.0/24"),
                new CreateRouter(
                        new RouterId(ID),
                        "",
                        true,
                        new Change.To<>(new GatewayRequest(new NetworkId(ID), true, List.of()))),
                new AddRouterInterface(new RouterId(ID), new SubnetId(INNER), ID),
                new CreateIkePolicy(Defaults.SECURE.ikePolicy(new IkePolicyId(ID))),
                new CreateIpsecPolicy(Defaults.SECURE.ipsecPolicy(new IpsecPolicyId(ID))),
                new CreateEndpointGroup(
                        new EndpointGroup(new EndpointGroupId(ID), "", "", EndpointType.CIDR, List.of("10.9.0.0/24"))),
                new CreateVpnService(
                        new VpnServiceId(ID), "", "", new RouterId(ID), Optional.of(new SubnetId(INNER)), true),
                new CreateSiteConnection(
                        SiteConnectionBody.creation(new ConnectionId(ID), connection(), new AuthChange.Keep())
                                .apply(new SecretRef(ID, 1, "print"))));
    }

    private static Attributes connection() {
        String body = "{'ipsec_site_connection': {'vpnservice_id': '" + ID + "', 'ikepolicy_id': '" + ID
                + "', 'ipsecpolicy_id': '" + ID + "', 'peer_address': '172.24.4.233', 'peer_id': '172.24.4.233',"
                + " 'peer_cidrs': '10.2.0.0/24', 'psk': 's3cret'}}";
        return Body.ofPost(
                        SiteConnectionController.SHAPE,
                        new Octets(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
                .resources()
                .getFirst();
    }

    private static CreateSubnet subnet(UUID id, String cidr) {
        return new CreateSubnet(new SubnetId(id), "", new NetworkId(id), Cidr.of(cidr), new Change.Keep<>());
    }
}
