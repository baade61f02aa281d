package io.culvert.events.state;

import io.culvert.events.event.EndpointGroupCreated;
import io.culvert.events.event.EndpointGroupDeleted;
import io.culvert.events.event.EndpointGroupUpdated;
import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.IkePolicyDeleted;
import io.culvert.events.event.IkePolicyUpdated;
import io.culvert.events.event.Intent;
import io.culvert.events.event.IpsecPolicyCreated;
import io.culvert.events.event.IpsecPolicyDeleted;
import io.culvert.events.event.IpsecPolicyUpdated;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.event.VpnServiceDeleted;
import io.culvert.events.event.VpnServiceUpdated;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.VpnService;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.VpnServiceId;

/** Folds events into the VPN resources; those of other resources leave them as they are. */
final class VpnFold {
    private VpnFold() {}

    static VpnResources evolve(VpnResources now, Intent event) {
        return switch (event) {
            case IkePolicyCreated(IkePolicy policy) -> put(now, policy);
            case IkePolicyUpdated(IkePolicy policy) -> put(now, policy);
            case IkePolicyDeleted(IkePolicyId id) ->
                now.withIkePolicies(now.ikePolicies().minus(id));
            case IpsecPolicyCreated(IpsecPolicy policy) -> put(now, policy);
            case IpsecPolicyUpdated(IpsecPolicy policy) -> put(now, policy);
            case IpsecPolicyDeleted(IpsecPolicyId id) ->
                now.withIpsecPolicies(now.ipsecPolicies().minus(id));
            case EndpointGroupCreated(EndpointGroup group) -> put(now, group);
            case EndpointGroupUpdated(EndpointGroup group) -> put(now, group);
            case EndpointGroupDeleted(EndpointGroupId id) ->
                now.withEndpointGroups(now.endpointGroups().minus(id));
            case VpnServiceCreated(VpnService service) -> put(now, service);
            case VpnServiceUpdated(VpnService service) -> put(now, service);
            case VpnServiceDeleted(VpnServiceId id) ->
                now.withServices(now.services().minus(id));
            case SiteConnectionCreated(SiteConnection connection) -> put(now, connection);
            case SiteConnectionUpdated(SiteConnection connection) -> put(now, connection);
            case SiteConnectionDeleted(ConnectionId id) ->
                now.withConnections(now.connections().minus(id));
            default -> now;
        };
    }

    private static VpnResources put(VpnResources now, IkePolicy policy) {
        return now.withIkePolicies(now.ikePolicies().plus(policy.id(), policy));
    }

    private static VpnResources put(VpnResources now, IpsecPolicy policy) {
        return now.withIpsecPolicies(now.ipsecPolicies().plus(policy.id(), policy));
    }

    private static VpnResources put(VpnResources now, EndpointGroup group) {
        return now.withEndpointGroups(now.endpointGroups().plus(group.id(), group));
    }

    private static VpnResources put(VpnResources now, VpnService service) {
        return now.withServices(now.services().plus(service.id(), service));
    }

    private static VpnResources put(VpnResources now, SiteConnection connection) {
        return now.withConnections(now.connections().plus(connection.id(), connection));
    }
}
