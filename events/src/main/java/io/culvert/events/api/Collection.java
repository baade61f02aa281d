package io.culvert.events.api;

import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A collection of the API: its path below {@code /v2.0}, its JSON keys, and what its absence is called. */
public enum Collection {
    NETWORKS(ResourceKind.NETWORK, "networks", "network", "NetworkNotFound", "Network %s could not be found."),
    SUBNETS(ResourceKind.SUBNET, "subnets", "subnet", "SubnetNotFound", "Subnet %s could not be found."),
    ROUTERS(ResourceKind.ROUTER, "routers", "router", "RouterNotFound", "Router %s could not be found"),
    IKE_POLICIES(
            ResourceKind.IKE_POLICY,
            "vpn/ikepolicies",
            "ikepolicy",
            "IKEPolicyNotFound",
            "IKEPolicy %s could not be found"),
    IPSEC_POLICIES(
            ResourceKind.IPSEC_POLICY,
            "vpn/ipsecpolicies",
            "ipsecpolicy",
            "IPsecPolicyNotFound",
            "IPsecPolicy %s could not be found"),
    ENDPOINT_GROUPS(
            ResourceKind.ENDPOINT_GROUP,
            "vpn/endpoint-groups",
            "endpoint_group",
            "VPNEndpointGroupNotFound",
            "Endpoint group %s could not be found"),
    VPN_SERVICES(
            ResourceKind.VPN_SERVICE,
            "vpn/vpnservices",
            "vpnservice",
            "VPNServiceNotFound",
            "VPNService %s could not be found"),
    SITE_CONNECTIONS(
            ResourceKind.SITE_CONNECTION,
            "vpn/ipsec-site-connections",
            "ipsec_site_connection",
            "IPsecSiteConnectionNotFound",
            "ipsec_site_connection %s not found"),
    WEBHOOKS(ResourceKind.WEBHOOK, "webhooks", "webhook", "WebhookNotFound", "Webhook %s could not be found.");

    private final ResourceKind kind;
    private final String path;
    private final String singular;
    private final String notFoundType;
    private final String notFoundText;

    Collection(ResourceKind kind, String path, String singular, String notFoundType, String notFoundText) {
        this.kind = kind;
        this.path = path;
        this.singular = singular;
        this.notFoundType = notFoundType;
        this.notFoundText = notFoundText;
    }

    /** The collection of the resources of that kind. */
    public static Collection of(ResourceKind kind) {
        return Stream.of(values()).filter(each -> each.kind == kind).findFirst().orElseThrow();
    }

    /** The collection of that path, below {@code /v2.0/} or below {@code /v2.0/vpn/}; empty if there is none. */
    public static Optional<Collection> find(String path) {
        return Stream.of(values())
                .filter(each -> each.path.equals(path) || each.path.equals("vpn/" + path))
                .findFirst();
    }

    /** The identity that a text names in this collection; empty if the text is none. */
    public Optional<ResourceId> id(String text) {
        try {
            return Optional.of(kind.id(ResourceId.parse(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Those of {@link ResourceKind#ofNetworks}. */
    public static List<Collection> ofNetworks() {
        return ResourceKind.ofNetworks().stream().map(Collection::of).toList();
    }

    public ResourceKind kind() {
        return kind;
    }

    /** Relative to {@code /v2.0/}. */
    public String path() {
        return path;
    }

    /** The JSON key of one. */
    public String singular() {
        return singular;
    }

    /** The JSON key of many. */
    public String plural() {
        return path.substring(path.indexOf('/') + 1).replace('-', '_');
    }

    public ApiError notFound(String id) {
        return new ApiError(404, notFoundType, String.format(Locale.ROOT, notFoundText, id));
    }
}
