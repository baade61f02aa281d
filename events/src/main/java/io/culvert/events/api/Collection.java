package io.culvert.events.api;

import java.util.Locale;

/** A collection of the API: its path below {@code /v2.0}, its JSON keys, and what its absence is called. */
public enum Collection {
    NETWORKS("networks", "network", "NetworkNotFound", "Network %s could not be found."),
    SUBNETS("subnets", "subnet", "SubnetNotFound", "Subnet %s could not be found."),
    ROUTERS("routers", "router", "RouterNotFound", "Router %s could not be found"),
    IKE_POLICIES("vpn/ikepolicies", "ikepolicy", "IKEPolicyNotFound", "IKEPolicy %s could not be found"),
    IPSEC_POLICIES("vpn/ipsecpolicies", "ipsecpolicy", "IPsecPolicyNotFound", "IPsecPolicy %s could not be found"),
    ENDPOINT_GROUPS(
            "vpn/endpoint-groups",
            "endpoint_group",
            "VPNEndpointGroupNotFound",
            "Endpoint group %s could not be found"),
    VPN_SERVICES("vpn/vpnservices", "vpnservice", "VPNServiceNotFound", "VPNService %s could not be found"),
    SITE_CONNECTIONS(
            "vpn/ipsec-site-connections",
            "ipsec_site_connection",
            "IPsecSiteConnectionNotFound",
            "ipsec_site_connection %s not found");

    private final String path;
    private final String singular;
    private final String notFoundType;
    private final String notFoundText;

    Collection(String path, String singular, String notFoundType, String notFoundText) {
        this.path = path;
        this.singular = singular;
        this.notFoundType = notFoundType;
        this.notFoundText = notFoundText;
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
