package io.culvert.events.api;

import java.util.Set;

/** The attributes by which each collection can be sorted (API reference 1.3 to 1.7). */
public final class SortKeys {
    private static final Set<String> COMMON = Set.of("id", "tenant_id", "project_id", "name");

    private SortKeys() {}

    public static Set<String> of(Collection collection) {
        return switch (collection) {
            case ENDPOINT_GROUPS -> Set.of();
            case VPN_SERVICES -> Set.of("id", "tenant_id", "project_id", "name", "router_id");
            case SUBNETS -> Set.of("id", "tenant_id", "project_id", "name", "network_id", "cidr", "ip_version");
            case NETWORKS, ROUTERS -> Set.of("id", "tenant_id", "project_id", "name", "status", "admin_state_up");
            case IKE_POLICIES, IPSEC_POLICIES, SITE_CONNECTIONS, WEBHOOKS -> COMMON;
        };
    }
}
