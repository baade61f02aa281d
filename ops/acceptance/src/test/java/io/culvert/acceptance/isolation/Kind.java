package io.culvert.acceptance.isolation;

/** The kinds of resources, as the API and the graph name them. */
enum Kind {
    NETWORK("network", "/v2.0/networks", "networks"),
    SUBNET("subnet", "/v2.0/subnets", "subnets"),
    ROUTER("router", "/v2.0/routers", "routers"),
    IKE_POLICY("ikepolicy", "/v2.0/vpn/ikepolicies", "ikePolicies"),
    IPSEC_POLICY("ipsecpolicy", "/v2.0/vpn/ipsecpolicies", "ipsecPolicies"),
    GROUP("endpoint_group", "/v2.0/vpn/endpoint-groups", "endpointGroups"),
    SERVICE("vpnservice", "/v2.0/vpn/vpnservices", "services"),
    CONNECTION("ipsec_site_connection", "/v2.0/vpn/ipsec-site-connections", "connections");

    private final String key;
    private final String path;
    private final String field;

    Kind(String key, String path, String field) {
        this.key = key;
        this.path = path;
        this.field = field;
    }

    String path() {
        return path;
    }

    String path(String id) {
        return path + "/" + id;
    }

    String tags(String id) {
        return path(id) + "/tags";
    }

    String noun() {
        return key;
    }

    String field() {
        return field;
    }

    /** @param attributes JSON with single quotes, without braces */
    String body(String attributes) {
        return "{'" + key + "': {" + attributes + "}}";
    }
}
