package io.culvert.events.state;

import io.culvert.events.resource.Binding;
import io.culvert.events.resource.ChangeSet;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.Drift;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.Heir;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Resource;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.StandardAttributes;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.resource.Webhook;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.RouterId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** A state as plain lists, for storing it; {@link #restore} gives an equal state back. */
public record StateSnapshot(
        long version,
        long intentVersion,
        List<Network> networks,
        List<Subnet> subnets,
        List<Router> routers,
        List<IkePolicy> ikePolicies,
        List<IpsecPolicy> ipsecPolicies,
        List<EndpointGroup> endpointGroups,
        List<VpnService> services,
        List<SiteConnection> connections,
        List<Binding> bindings,
        List<Heir> heirs,
        Map<RouterId, Long> epochs,
        Map<ConnectionId, ConnectionStatus> statuses,
        Map<RouterId, Drift> drifts,
        Map<String, StandardAttributes> standard,
        Map<ResourceKind, Integer> quotas,
        long shredded,
        List<ChangeSet> changeSets,
        List<Webhook> webhooks) {

    public static StateSnapshot of(ProjectState state) {
        return new StateSnapshot(
                state.version(),
                state.intentVersion(),
                List.copyOf(state.inventory().networks().values()),
                List.copyOf(state.inventory().subnets().values()),
                List.copyOf(state.inventory().routers().values()),
                List.copyOf(state.vpn().ikePolicies().values()),
                List.copyOf(state.vpn().ipsecPolicies().values()),
                List.copyOf(state.vpn().endpointGroups().values()),
                List.copyOf(state.vpn().services().values()),
                List.copyOf(state.vpn().connections().values()),
                List.copyOf(state.hosting().bindings().values()),
                List.copyOf(state.hosting().heirs().values()),
                state.hosting().epochs(),
                state.hosting().statuses(),
                state.hosting().drifts(),
                state.standard().entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                each -> ResourceKind.subject(each.getKey()), Map.Entry::getValue)),
                state.quotas(),
                state.shredded(),
                List.copyOf(state.changeSets().values()),
                List.copyOf(state.webhooks().values()));
    }

    public ProjectState restore() {
        return new ProjectState(
                version,
                intentVersion,
                new Inventory(by(networks, Network::id), by(subnets, Subnet::id), by(routers, Router::id)),
                new VpnResources(
                        by(ikePolicies, IkePolicy::id),
                        by(ipsecPolicies, IpsecPolicy::id),
                        by(endpointGroups, EndpointGroup::id),
                        by(services, VpnService::id),
                        by(connections, SiteConnection::id)),
                new Hosting(
                        by(bindings, Binding::routerId),
                        by(heirs, heir -> heir.binding().routerId()),
                        HashTreePMap.from(epochs),
                        HashTreePMap.from(statuses),
                        HashTreePMap.from(drifts)),
                standardAttributes(),
                HashTreePMap.from(quotas),
                shredded,
                by(changeSets, ChangeSet::id),
                by(webhooks, Webhook::id));
    }

    private PMap<ResourceId, StandardAttributes> standardAttributes() {
        PMap<ResourceId, StandardAttributes> all = HashTreePMap.empty();
        for (Resource resource : resources().toList()) {
            StandardAttributes its = standard.get(ResourceKind.subject(resource.id()));
            if (its != null) {
                all = all.plus(resource.id(), its);
            }
        }
        return all;
    }

    private Stream<Resource> resources() {
        return Stream.<List<? extends Resource>>of(
                        networks,
                        subnets,
                        routers,
                        ikePolicies,
                        ipsecPolicies,
                        endpointGroups,
                        services,
                        connections,
                        webhooks)
                .flatMap(List::stream);
    }

    private static <K, V> PMap<K, V> by(List<V> all, Function<V, K> id) {
        PMap<K, V> map = HashTreePMap.empty();
        for (V each : all) {
            map = map.plus(id.apply(each), each);
        }
        return map;
    }
}
