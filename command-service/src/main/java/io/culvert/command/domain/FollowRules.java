package io.culvert.command.domain;

import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.NetworkDeleted;
import io.culvert.events.event.NetworkUpdated;
import io.culvert.events.event.RouterCreated;
import io.culvert.events.event.RouterDeleted;
import io.culvert.events.event.RouterUpdated;
import io.culvert.events.event.SubnetCreated;
import io.culvert.events.event.SubnetDeleted;
import io.culvert.events.event.SubnetUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.VpnServiceUpdated;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Resource;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.Inventory;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows another keeper of the inventory, who has refused all that was to be refused. What he has no more, but something
 * of ours refers to, can't be refused any longer and stays for as long as that is so: a router bare, without gateway and
 * interfaces, a subnet as it was. The events come in an order in which they may be cut off anywhere.
 */
final class FollowRules {
    private FollowRules() {}

    static List<VpnEvent> follow(ProjectState state, FollowInventory picture) {
        Inventory now = state.inventory();
        Map<NetworkId, Network> networks = byId(picture.networks(), Network::id);
        Map<SubnetId, Subnet> subnets = byId(picture.subnets(), Subnet::id);
        Map<RouterId, Router> routers = byId(picture.routers(), Router::id);
        for (Router served : served(state)) {
            routers.putIfAbsent(served.id(), bare(served));
        }
        for (Subnet used : usedSubnets(state)) {
            if (subnets.putIfAbsent(used.id(), used) == null) {
                networks.putIfAbsent(used.networkId(), Known.network(state, used.networkId()));
            }
        }
        List<VpnEvent> events = new ArrayList<>();
        events.addAll(changed(now.networks(), networks, NetworkCreated::new, NetworkUpdated::new));
        events.addAll(changed(now.subnets(), subnets, SubnetCreated::new, SubnetUpdated::new));
        events.addAll(changed(now.routers(), routers, RouterCreated::new, RouterUpdated::new));
        events.addAll(services(state, routers));
        events.addAll(gone(now.routers(), routers, RouterDeleted::new));
        events.addAll(gone(now.subnets(), subnets, SubnetDeleted::new));
        events.addAll(gone(now.networks(), networks, NetworkDeleted::new));
        return List.copyOf(events.subList(0, Math.min(events.size(), FollowInventory.MOST_EVENTS)));
    }

    /** The agents know a router by the addresses of its services. */
    private static List<VpnEvent> services(ProjectState state, Map<RouterId, Router> routers) {
        List<VpnEvent> events = new ArrayList<>();
        for (VpnService service : inOrder(state.vpn().services())) {
            Optional<Router> router = Optional.ofNullable(routers.get(service.routerId()));
            VpnService after = new VpnService(
                    service.id(),
                    service.name(),
                    service.description(),
                    service.routerId(),
                    service.subnetId(),
                    service.adminStateUp(),
                    router.flatMap(it -> it.gatewayAddress(4)),
                    router.flatMap(it -> it.gatewayAddress(6)));
            events.addAll(Facts.ifChanged(service, after, new VpnServiceUpdated(after)));
        }
        return events;
    }

    private static List<Router> served(ProjectState state) {
        return inOrder(state.vpn().services()).stream()
                .map(service -> Known.router(state, service.routerId()))
                .toList();
    }

    private static Router bare(Router router) {
        return new Router(router.id(), router.name(), router.adminStateUp(), Optional.empty(), List.of());
    }

    private static List<Subnet> usedSubnets(ProjectState state) {
        Stream<SubnetId> ofServices = inOrder(state.vpn().services()).stream().flatMap(it -> it.subnetId().stream());
        Stream<SubnetId> ofGroups = inOrder(state.vpn().endpointGroups()).stream()
                .filter(group -> group.type() == EndpointType.SUBNET)
                .map(EndpointGroup::subnets)
                .flatMap(List::stream);
        return Stream.concat(ofServices, ofGroups)
                .map(id -> Known.subnet(state, id))
                .toList();
    }

    private static <K, R> Map<K, R> byId(List<R> resources, Function<R, K> id) {
        return resources.stream()
                .collect(Collectors.toMap(id, Function.identity(), (first, again) -> again, LinkedHashMap::new));
    }

    private static <K, R> List<VpnEvent> changed(
            Map<K, R> now, Map<K, R> then, Function<R, VpnEvent> created, Function<R, VpnEvent> updated) {
        List<VpnEvent> events = new ArrayList<>();
        then.forEach((id, after) -> {
            R before = now.get(id);
            if (before == null) {
                events.add(created.apply(after));
            } else if (!before.equals(after)) {
                events.add(updated.apply(after));
            }
        });
        return events;
    }

    private static <K extends ResourceId, R extends Resource> List<VpnEvent> gone(
            Map<K, R> now, Map<K, R> then, Function<K, VpnEvent> deleted) {
        Set<K> left = then.keySet();
        return now.keySet().stream()
                .filter(id -> !left.contains(id))
                .sorted(Comparator.comparing(ResourceId::value))
                .map(deleted)
                .toList();
    }

    private static <K extends ResourceId, R extends Resource> List<R> inOrder(Map<K, R> resources) {
        return resources.values().stream()
                .sorted(Comparator.comparing(it -> it.id().value()))
                .toList();
    }
}
