package io.culvert.command.domain;

import io.culvert.events.api.Collection;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.resource.Webhook;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.VpnServiceId;
import io.culvert.events.value.WebhookId;
import java.util.Map;

/** Looks up what a command names; what the project has not is refused with 404. */
final class Known {
    private Known() {}

    static Network network(ProjectState state, NetworkId id) {
        return get(state.inventory().networks(), id, Collection.NETWORKS);
    }

    static Subnet subnet(ProjectState state, SubnetId id) {
        return get(state.inventory().subnets(), id, Collection.SUBNETS);
    }

    static Router router(ProjectState state, RouterId id) {
        return get(state.inventory().routers(), id, Collection.ROUTERS);
    }

    static IkePolicy ikePolicy(ProjectState state, IkePolicyId id) {
        return get(state.vpn().ikePolicies(), id, Collection.IKE_POLICIES);
    }

    static IpsecPolicy ipsecPolicy(ProjectState state, IpsecPolicyId id) {
        return get(state.vpn().ipsecPolicies(), id, Collection.IPSEC_POLICIES);
    }

    static EndpointGroup endpointGroup(ProjectState state, EndpointGroupId id) {
        return get(state.vpn().endpointGroups(), id, Collection.ENDPOINT_GROUPS);
    }

    static VpnService service(ProjectState state, VpnServiceId id) {
        return get(state.vpn().services(), id, Collection.VPN_SERVICES);
    }

    static SiteConnection connection(ProjectState state, ConnectionId id) {
        return get(state.vpn().connections(), id, Collection.SITE_CONNECTIONS);
    }

    static Webhook webhook(ProjectState state, WebhookId id) {
        return get(state.webhooks(), id, Collection.WEBHOOKS);
    }

    private static <K extends ResourceId, R> R get(Map<K, R> all, K id, Collection collection) {
        R found = all.get(id);
        if (found == null) {
            throw new RefusedException(collection.notFound(id.toString()));
        }
        return found;
    }
}
