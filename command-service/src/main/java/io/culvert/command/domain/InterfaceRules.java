package io.culvert.command.domain;

import io.culvert.events.event.RouterUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.FixedIp;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.RouterInterface;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.SubnetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A router's ports on inner subnets: no two overlap, and none goes while a tunnel ends behind it. */
final class InterfaceRules {
    private InterfaceRules() {}

    static List<VpnEvent> add(ProjectState state, AddRouterInterface command) {
        Router router = Known.router(state, command.routerId());
        Subnet subnet = Known.subnet(state, command.subnetId());
        if (router.isOn(subnet.id())) {
            throw new RefusedException(Refusals.alreadyOnSubnet(subnet.id()));
        }
        router.addresses()
                .map(port -> Known.subnet(state, port.subnetId()))
                .filter(other -> other.cidr().overlaps(subnet.cidr()))
                .findFirst()
                .ifPresent(other -> {
                    throw new RefusedException(Refusals.interfacesOverlap(subnet, other));
                });
        List<RouterInterface> interfaces = new ArrayList<>(router.interfaces());
        interfaces.add(new RouterInterface(command.portId(), new FixedIp(subnet.id(), address(state, subnet))));
        return Facts.of(new RouterUpdated(with(router, interfaces)));
    }

    private static IpAddress address(ProjectState state, Subnet subnet) {
        Set<IpAddress> used = Addresses.used(state, subnet);
        return subnet.gatewayIp()
                .filter(gateway -> !used.contains(gateway))
                .or(() -> Addresses.lowestFree(subnet, used))
                .orElseThrow(() -> new RefusedException(Refusals.noFreeAddress(subnet.networkId())));
    }

    static List<VpnEvent> remove(ProjectState state, RemoveRouterInterface command) {
        Router router = Known.router(state, command.routerId());
        Subnet subnet = Known.subnet(state, command.subnetId());
        if (!router.isOn(subnet.id())) {
            throw new RefusedException(Refusals.notOnSubnet(router.id(), subnet.id()));
        }
        state.vpn().services().values().stream()
                .filter(service -> service.routerId().equals(router.id()))
                .forEach(service -> refuseIfTunnelled(state, service, subnet.id()));
        return Facts.of(new RouterUpdated(with(
                router,
                router.interfaces().stream()
                        .filter(port -> !port.fixedIp().subnetId().equals(subnet.id()))
                        .toList())));
    }

    private static void refuseIfTunnelled(ProjectState state, VpnService service, SubnetId subnet) {
        if (service.subnetId().filter(subnet::equals).isPresent()) {
            throw new RefusedException(Refusals.subnetUsedByService(subnet, service.id()));
        }
        state.vpn()
                .connectionsOf(service.id())
                .filter(connection -> connection
                        .localGroupId()
                        .filter(group ->
                                Known.endpointGroup(state, group).subnets().contains(subnet))
                        .isPresent())
                .findFirst()
                .ifPresent(connection -> {
                    throw new RefusedException(Refusals.subnetUsedByConnection(subnet, connection.id()));
                });
    }

    private static Router with(Router router, List<RouterInterface> interfaces) {
        return new Router(router.id(), router.name(), router.adminStateUp(), router.gateway(), interfaces);
    }
}
