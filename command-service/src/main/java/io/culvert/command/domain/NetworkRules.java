package io.culvert.command.domain;

import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.NetworkDeleted;
import io.culvert.events.event.NetworkUpdated;
import io.culvert.events.event.SubnetDeleted;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Subnet;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.NetworkId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Networks: they go with their subnets, and stay while a router has a port on them. */
final class NetworkRules {
    private NetworkRules() {}

    static List<VpnEvent> create(CreateNetwork command) {
        return Facts.of(new NetworkCreated(command.network()));
    }

    static List<VpnEvent> update(ProjectState state, UpdateNetwork command) {
        Network before = Known.network(state, command.id());
        Network after = new Network(
                before.id(),
                command.name().orElse(before.name()),
                command.external().orElse(before.external()),
                command.adminStateUp().orElse(before.adminStateUp()));
        if (before.external() && !after.external() && hasGateways(state, before.id())) {
            throw new RefusedException(Refusals.externalNetworkInUse(before.id()));
        }
        return Facts.ifChanged(before, after, new NetworkUpdated(after));
    }

    static List<VpnEvent> delete(ProjectState state, DeleteNetwork command) {
        Network network = Known.network(state, command.id());
        List<Subnet> subnets = subnets(state, network.id()).toList();
        if (hasGateways(state, network.id())
                || subnets.stream()
                        .anyMatch(subnet -> !Addresses.used(state, subnet).isEmpty())) {
            throw new RefusedException(Refusals.networkInUse(network.id()));
        }
        subnets.forEach(subnet -> SubnetRules.refuseIfNamed(state, subnet.id()));
        List<VpnEvent> events = new ArrayList<>();
        subnets.forEach(subnet -> events.add(new SubnetDeleted(subnet.id())));
        events.add(new NetworkDeleted(network.id()));
        return events;
    }

    /** The subnets of a network, in an order that depends on them alone. */
    static Stream<Subnet> subnets(ProjectState state, NetworkId network) {
        return state.inventory().subnets().values().stream()
                .filter(subnet -> subnet.networkId().equals(network))
                .sorted(Comparator.comparing((Subnet subnet) -> subnet.cidr().address())
                        .thenComparing(subnet -> subnet.id().value()));
    }

    private static boolean hasGateways(ProjectState state, NetworkId network) {
        return state.inventory().routers().values().stream()
                .anyMatch(router -> router.gateway()
                        .filter(gateway -> gateway.networkId().equals(network))
                        .isPresent());
    }
}
