package io.culvert.events.api;

import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.ExternalGateway;
import io.culvert.events.resource.FixedIp;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Resource;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.RouterInterface;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.resource.Webhook;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.Dpd;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.Status;
import io.culvert.events.value.SubnetId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Each resource as the API shows it: attribute names and JSON values in a stable order. Secrets are not in it:
 * {@code psk} and {@code secret} are null, and whoever may disclose it puts it there.
 */
public final class Representation {
    private Representation() {}

    public static Map<String, @Nullable Object> of(ProjectId project, Network network, List<SubnetId> subnets) {
        var json = head(project, network);
        json.put("admin_state_up", network.adminStateUp());
        json.put("status", "ACTIVE");
        json.put("router:external", network.external());
        json.put("shared", false);
        json.put("subnets", subnets.stream().map(SubnetId::toString).toList());
        return json;
    }

    public static Map<String, @Nullable Object> of(ProjectId project, Subnet subnet) {
        var json = head(project, subnet);
        json.put("network_id", subnet.networkId().toString());
        json.put("cidr", subnet.cidr().toString());
        json.put("ip_version", subnet.cidr().ipVersion());
        json.put("gateway_ip", text(subnet.gatewayIp()));
        json.put("enable_dhcp", false);
        return json;
    }

    public static Map<String, @Nullable Object> of(ProjectId project, Router router) {
        var json = head(project, router);
        json.put("admin_state_up", router.adminStateUp());
        json.put("status", "ACTIVE");
        json.put(
                "external_gateway_info",
                router.gateway().map(Representation::gateway).orElse(null));
        json.put("routes", List.of());
        return json;
    }

    private static Map<String, @Nullable Object> gateway(ExternalGateway gateway) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("network_id", gateway.networkId().toString());
        json.put("enable_snat", gateway.enableSnat());
        json.put(
                "external_fixed_ips",
                gateway.fixedIps().stream().map(Representation::fixedIp).toList());
        return json;
    }

    private static Map<String, Object> fixedIp(FixedIp ip) {
        var json = new LinkedHashMap<String, Object>();
        json.put("subnet_id", ip.subnetId().toString());
        json.put("ip_address", ip.address().toString());
        return json;
    }

    /** A port of a router on an inner subnet. */
    public static Map<String, @Nullable Object> of(
            ProjectId project, RouterId router, RouterInterface port, NetworkId network) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", port.portId().toString());
        owner(json, project);
        json.put("name", "");
        json.put("network_id", network.toString());
        json.put("device_id", router.toString());
        json.put("device_owner", "network:router_interface");
        json.put("admin_state_up", true);
        json.put("status", "ACTIVE");
        json.put("fixed_ips", List.of(fixedIp(port.fixedIp())));
        return json;
    }

    public static Map<String, @Nullable Object> of(ProjectId project, IkePolicy policy) {
        var json = head(project, policy);
        json.put("description", policy.description());
        json.put("auth_algorithm", policy.authAlgorithm().wireName());
        json.put("encryption_algorithm", policy.encryptionAlgorithm().wireName());
        json.put("pfs", policy.pfs().wireName());
        json.put("ike_version", policy.ikeVersion().wireName());
        json.put("phase1_negotiation_mode", policy.phase1Mode().wireName());
        json.put("lifetime", lifetime(policy.lifetime()));
        return json;
    }

    public static Map<String, @Nullable Object> of(ProjectId project, IpsecPolicy policy) {
        var json = head(project, policy);
        json.put("description", policy.description());
        json.put("transform_protocol", policy.transformProtocol().wireName());
        json.put("auth_algorithm", policy.authAlgorithm().wireName());
        json.put("encryption_algorithm", policy.encryptionAlgorithm().wireName());
        json.put("encapsulation_mode", policy.encapsulationMode().wireName());
        json.put("pfs", policy.pfs().wireName());
        json.put("lifetime", lifetime(policy.lifetime()));
        return json;
    }

    public static Map<String, @Nullable Object> of(ProjectId project, EndpointGroup group) {
        var json = head(project, group);
        json.put("description", group.description());
        json.put("type", group.type().wireName());
        json.put("endpoints", group.endpoints());
        return json;
    }

    public static Map<String, @Nullable Object> of(ProjectId project, VpnService service, Status status) {
        var json = head(project, service);
        json.put("description", service.description());
        json.put("router_id", service.routerId().toString());
        json.put("subnet_id", text(service.subnetId()));
        json.put("flavor_id", null);
        json.put("admin_state_up", service.adminStateUp());
        json.put("external_v4_ip", text(service.externalV4()));
        json.put("external_v6_ip", text(service.externalV6()));
        json.put("status", status.wireName());
        return json;
    }

    public static Map<String, @Nullable Object> of(ProjectId project, SiteConnection connection, Status status) {
        var json = head(project, connection);
        json.put("description", connection.description());
        json.put("vpnservice_id", connection.serviceId().toString());
        json.put("ikepolicy_id", connection.ikePolicyId().toString());
        json.put("ipsecpolicy_id", connection.ipsecPolicyId().toString());
        json.put("peer_address", connection.peerAddress());
        json.put("peer_id", connection.peerId());
        json.put("local_id", connection.localId());
        json.put(
                "peer_cidrs",
                connection.peerCidrs().stream().map(Cidr::toString).toList());
        json.put("local_ep_group_id", text(connection.localGroupId()));
        json.put("peer_ep_group_id", text(connection.peerGroupId()));
        json.put("route_mode", "static");
        json.put("auth_mode", connection.authMode().wireName());
        json.put("psk", null);
        json.put("mtu", connection.mtu());
        json.put("initiator", connection.initiator().wireName());
        json.put("dpd", dpd(connection.dpd()));
        json.put("admin_state_up", connection.adminStateUp());
        json.put("status", status.wireName());
        return json;
    }

    public static Map<String, @Nullable Object> of(ProjectId project, Webhook webhook) {
        var json = head(project, webhook);
        json.put("description", webhook.description());
        json.put("url", webhook.url());
        json.put("event_types", webhook.eventTypes());
        json.put("enabled", webhook.enabled());
        json.put("secret", null);
        return json;
    }

    private static Map<String, @Nullable Object> head(ProjectId project, Resource resource) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", resource.id().toString());
        owner(json, project);
        json.put("name", resource.name());
        return json;
    }

    private static void owner(Map<String, @Nullable Object> json, ProjectId project) {
        json.put("project_id", project.value());
        json.put("tenant_id", project.value());
    }

    private static Map<String, Object> lifetime(Lifetime lifetime) {
        var json = new LinkedHashMap<String, Object>();
        json.put("units", "seconds");
        json.put("value", lifetime.seconds());
        return json;
    }

    private static Map<String, Object> dpd(Dpd dpd) {
        var json = new LinkedHashMap<String, Object>();
        json.put("action", dpd.action().wireName());
        json.put("interval", dpd.intervalSeconds());
        json.put("timeout", dpd.timeoutSeconds());
        return json;
    }

    private static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }
}
