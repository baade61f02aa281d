package io.culvert.command.domain;

import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.ExternalGateway;
import io.culvert.events.resource.FixedIp;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Resource;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.resource.Webhook;
import io.culvert.events.state.Inventory;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Resources;
import io.culvert.events.state.VpnResources;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.VpnServiceId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What the owner of a project wants of its network: its resources and their tags, without what hosts, the vault and clocks say.
 * Who is told of it is another matter: webhooks are not in it.
 */
record Wanted(Inventory inventory, VpnResources vpn, PMap<ResourceId, List<String>> tags) {
    private static final SecretRef NO_KEY = new SecretRef(new UUID(0, 0), 0, "");

    static Wanted of(ProjectState state) {
        PMap<ResourceId, List<String>> tags = HashTreePMap.empty();
        for (var each : state.standard().entrySet()) {
            if (!each.getValue().tags().isEmpty()) {
                tags = tags.plus(each.getKey(), each.getValue().tags());
            }
        }
        return new Wanted(state.inventory(), state.vpn(), tags);
    }

    List<String> tags(ResourceId id) {
        return tags.getOrDefault(id, List.of());
    }

    Set<ResourceId> ids() {
        return Stream.of(ResourceKind.values())
                .flatMap(kind -> Resources.ids(inventory, vpn, kind).stream())
                .collect(Collectors.toSet());
    }

    Optional<Resource> find(ResourceId id) {
        return Resources.find(inventory, vpn, id);
    }

    /** The same, but that resource is as it is there, or is not if it is not there. */
    Wanted with(ResourceId id, Wanted from) {
        return new Wanted(inventory(id, from.inventory), vpn(id, from.vpn), moved(tags, id, from.tags));
    }

    private Inventory inventory(ResourceId id, Inventory from) {
        return switch (id) {
            case NetworkId it ->
                new Inventory(
                        moved(inventory.networks(), it, from.networks()), inventory.subnets(), inventory.routers());
            case SubnetId it ->
                new Inventory(
                        inventory.networks(), moved(inventory.subnets(), it, from.subnets()), inventory.routers());
            case RouterId it ->
                new Inventory(
                        inventory.networks(), inventory.subnets(), moved(inventory.routers(), it, from.routers()));
            default -> inventory;
        };
    }

    private VpnResources vpn(ResourceId id, VpnResources from) {
        PMap<IkePolicyId, IkePolicy> ike = vpn.ikePolicies();
        PMap<IpsecPolicyId, IpsecPolicy> ipsec = vpn.ipsecPolicies();
        PMap<EndpointGroupId, EndpointGroup> groups = vpn.endpointGroups();
        PMap<VpnServiceId, VpnService> services = vpn.services();
        PMap<ConnectionId, SiteConnection> connections = vpn.connections();
        return switch (id) {
            case IkePolicyId it ->
                new VpnResources(moved(ike, it, from.ikePolicies()), ipsec, groups, services, connections);
            case IpsecPolicyId it ->
                new VpnResources(ike, moved(ipsec, it, from.ipsecPolicies()), groups, services, connections);
            case EndpointGroupId it ->
                new VpnResources(ike, ipsec, moved(groups, it, from.endpointGroups()), services, connections);
            case VpnServiceId it ->
                new VpnResources(ike, ipsec, groups, moved(services, it, from.services()), connections);
            case ConnectionId it ->
                new VpnResources(ike, ipsec, groups, services, moved(connections, it, from.connections()));
            default -> vpn;
        };
    }

    private static <K, V> PMap<K, V> moved(PMap<K, V> into, K id, PMap<K, V> from) {
        V value = from.get(id);
        return value == null ? into.minus(id) : into.plus(id, value);
    }

    /** What a resource can't be without. */
    static Stream<ResourceId> references(Resource resource) {
        return switch (resource) {
            case Network _, IkePolicy _, IpsecPolicy _, Webhook _ -> Stream.empty();
            case Subnet subnet -> Stream.of(subnet.networkId());
            case Router router ->
                Stream.concat(
                        router.gateway().map(ExternalGateway::networkId).stream(),
                        router.addresses().map(FixedIp::subnetId));
            case EndpointGroup group ->
                group.type() == EndpointType.SUBNET ? group.subnets().stream().map(it -> it) : Stream.empty();
            case VpnService service -> Stream.concat(Stream.of(service.routerId()), service.subnetId().stream());
            case SiteConnection it ->
                Stream.concat(
                        Stream.of(it.serviceId(), it.ikePolicyId(), it.ipsecPolicyId()),
                        Stream.concat(it.localGroupId().stream(), it.peerGroupId().stream()));
        };
    }

    /** The resources of which the two want something else, keys apart. */
    Stream<ResourceId> differences(Wanted other) {
        Set<ResourceId> all = ids();
        all.addAll(other.ids());
        return all.stream().filter(id -> differs(id, other)).sorted(Comparator.comparing(ResourceId::toString));
    }

    boolean differs(ResourceId id, Wanted other) {
        return !wanted(id).equals(other.wanted(id)) || !tags(id).equals(other.tags(id));
    }

    /** How a connection authenticates hangs on its secret, which is the vault's, and which address a service has, its router's. */
    private Optional<Resource> wanted(ResourceId id) {
        return find(id).map(resource -> switch (resource) {
            case SiteConnection it ->
                SiteConnectionChanges.byPreSharedKey(NO_KEY).appliedTo(it);
            case VpnService it ->
                new VpnService(
                        it.id(),
                        it.name(),
                        it.description(),
                        it.routerId(),
                        it.subnetId(),
                        it.adminStateUp(),
                        Optional.empty(),
                        Optional.empty());
            default -> resource;
        });
    }
}
