package io.culvert.events.state;

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
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The five resources of the VPN service.
 */
public record VpnResources(
        PMap<IkePolicyId, IkePolicy> ikePolicies,
        PMap<IpsecPolicyId, IpsecPolicy> ipsecPolicies,
        PMap<EndpointGroupId, EndpointGroup> endpointGroups,
        PMap<VpnServiceId, VpnService> services,
        PMap<ConnectionId, SiteConnection> connections) {
    static final VpnResources EMPTY = new VpnResources(
            HashTreePMap.empty(),
            HashTreePMap.empty(),
            HashTreePMap.empty(),
            HashTreePMap.empty(),
            HashTreePMap.empty());

    VpnResources withIkePolicies(PMap<IkePolicyId, IkePolicy> map) {
        return new VpnResources(map, ipsecPolicies, endpointGroups, services, connections);
    }

    VpnResources withIpsecPolicies(PMap<IpsecPolicyId, IpsecPolicy> map) {
        return new VpnResources(ikePolicies, map, endpointGroups, services, connections);
    }

    VpnResources withEndpointGroups(PMap<EndpointGroupId, EndpointGroup> map) {
        return new VpnResources(ikePolicies, ipsecPolicies, map, services, connections);
    }

    VpnResources withServices(PMap<VpnServiceId, VpnService> map) {
        return new VpnResources(ikePolicies, ipsecPolicies, endpointGroups, map, connections);
    }

    VpnResources withConnections(PMap<ConnectionId, SiteConnection> map) {
        return new VpnResources(ikePolicies, ipsecPolicies, endpointGroups, services, map);
    }

    public Stream<SiteConnection> connectionsOf(VpnServiceId service) {
        return connections.values().stream()
                .filter(connection -> connection.serviceId().equals(service));
    }
}
