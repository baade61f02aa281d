package io.culvert.command.rest;

import io.culvert.command.domain.Defaults;
import io.culvert.events.api.Collection;
import io.culvert.events.api.Representation;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.resource.Webhook;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.Status;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.VpnServiceId;
import io.culvert.events.value.WebhookId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Each resource as it is shown when only what must be given was given: the rest of it are the defaults. */
final class Least {
    /** They follow from other attributes, or are made. */
    private static final Set<String> DERIVED = Set.of("project_id", "tenant_id", "ip_version", "gateway_ip", "secret");

    private static final ProjectId PROJECT = new ProjectId("east");
    private static final UUID ID = UUID.fromString("11111111-0000-4000-8000-000000000001");

    private Least() {}

    /** What the attributes are that a POST may leave out. */
    static Map<String, @Nullable Object> defaults(Collection collection, Defaults defaults) {
        Shape shape = Shapes.of(collection);
        var left = new LinkedHashMap<String, @Nullable Object>(of(collection, defaults));
        left.keySet().removeAll(shape.required());
        left.keySet().removeAll(shape.readOnly());
        left.keySet().removeAll(DERIVED);
        return left;
    }

    static Map<String, @Nullable Object> of(Collection collection, Defaults defaults) {
        return switch (collection) {
            case NETWORKS -> Representation.of(PROJECT, new Network(new NetworkId(ID), "", false, true), List.of());
            case SUBNETS ->
                Representation.of(
                        PROJECT,
                        new Subnet(new SubnetId(ID), "", new NetworkId(ID), Cidr.of("10.1.0.0/24"), Optional.empty()));
            case ROUTERS ->
                Representation.of(PROJECT, new Router(new RouterId(ID), "", true, Optional.empty(), List.of()));
            case IKE_POLICIES -> Representation.of(PROJECT, defaults.ikePolicy(new IkePolicyId(ID)));
            case IPSEC_POLICIES -> Representation.of(PROJECT, defaults.ipsecPolicy(new IpsecPolicyId(ID)));
            case ENDPOINT_GROUPS ->
                Representation.of(
                        PROJECT,
                        new EndpointGroup(new EndpointGroupId(ID), "", "", EndpointType.CIDR, List.of("10.5.0.0/24")));
            case VPN_SERVICES -> Representation.of(PROJECT, service(), Status.PENDING_CREATE);
            case WEBHOOKS ->
                Representation.of(
                        PROJECT,
                        new Webhook(
                                new WebhookId(ID),
                                "",
                                "",
                                "https://192.0.0.9/",
                                List.of(),
                                true,
                                new SecretRef(ID, 1, ""),
                                Optional.empty()));
            case SITE_CONNECTIONS ->
                Representation.of(
                        PROJECT,
                        Defaults.siteConnection(
                                new ConnectionId(ID),
                                service().id(),
                                new IkePolicyId(ID),
                                new IpsecPolicyId(ID),
                                "172.24.4.233",
                                "172.24.4.233",
                                new SecretRef(ID, 1, "0123456789abcdef")),
                        Status.PENDING_CREATE);
        };
    }

    private static VpnService service() {
        return new VpnService(
                new VpnServiceId(ID),
                "",
                "",
                new RouterId(ID),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty());
    }
}
