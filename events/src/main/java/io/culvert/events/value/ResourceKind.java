package io.culvert.events.value;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The kinds of resources, with the names that subjects of events have for them. */
public enum ResourceKind implements WireName {
    NETWORK("network"),
    SUBNET("subnet"),
    ROUTER("router"),
    IKE_POLICY("ike-policy"),
    IPSEC_POLICY("ipsec-policy"),
    ENDPOINT_GROUP("endpoint-group"),
    VPN_SERVICE("vpn-service"),
    SITE_CONNECTION("site-connection"),
    WEBHOOK("webhook");

    private static final List<ResourceKind> OF_NETWORKS =
            Stream.of(values()).filter(kind -> kind != WEBHOOK).toList();

    private final String wireName;

    ResourceKind(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    /**
     * Those that make up the network. Tags, quotas, change sets and ways back are about these, and events of them name no
     * other.
     */
    public static List<ResourceKind> ofNetworks() {
        return OF_NETWORKS;
    }

    /** The identity of a resource of this kind. */
    public ResourceId id(UUID value) {
        return switch (this) {
            case NETWORK -> new NetworkId(value);
            case SUBNET -> new SubnetId(value);
            case ROUTER -> new RouterId(value);
            case IKE_POLICY -> new IkePolicyId(value);
            case IPSEC_POLICY -> new IpsecPolicyId(value);
            case ENDPOINT_GROUP -> new EndpointGroupId(value);
            case VPN_SERVICE -> new VpnServiceId(value);
            case SITE_CONNECTION -> new ConnectionId(value);
            case WEBHOOK -> new WebhookId(value);
        };
    }

    /** A resource as subjects of events have it: {@code kind/id}. */
    public static String subject(ResourceId id) {
        return of(id).wireName() + "/" + id;
    }

    public static ResourceKind of(ResourceId id) {
        return switch (id) {
            case NetworkId _ -> NETWORK;
            case SubnetId _ -> SUBNET;
            case RouterId _ -> ROUTER;
            case IkePolicyId _ -> IKE_POLICY;
            case IpsecPolicyId _ -> IPSEC_POLICY;
            case EndpointGroupId _ -> ENDPOINT_GROUP;
            case VpnServiceId _ -> VPN_SERVICE;
            case ConnectionId _ -> SITE_CONNECTION;
            case WebhookId _ -> WEBHOOK;
        };
    }
}
