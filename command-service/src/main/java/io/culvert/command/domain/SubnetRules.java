package io.culvert.command.domain;

import io.culvert.events.event.SubnetCreated;
import io.culvert.events.event.SubnetDeleted;
import io.culvert.events.event.SubnetUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.RouterInterface;
import io.culvert.events.resource.Subnet;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.SubnetId;
import java.util.List;
import java.util.Optional;

/** Subnets: those of one network don't overlap, and none goes while something refers to it. */
final class SubnetRules {
    private SubnetRules() {}

    static List<VpnEvent> create(ProjectState state, CreateSubnet command) {
        Known.network(state, command.networkId());
        Cidr cidr = command.cidr().masked();
        NetworkRules.subnets(state, command.networkId())
                .filter(other -> other.cidr().overlaps(cidr))
                .findFirst()
                .ifPresent(other -> {
                    throw new RefusedException(Refusals.subnetsOverlap(cidr, command.networkId(), other));
                });
        Optional<IpAddress> gateway = command.gatewayIp().appliedTo(Optional.of(Addresses.first(cidr)));
        checkGateway(cidr, gateway);
        return Facts.of(
                new SubnetCreated(new Subnet(command.id(), command.name(), command.networkId(), cidr, gateway)));
    }

    static List<VpnEvent> update(ProjectState state, UpdateSubnet command) {
        Subnet before = Known.subnet(state, command.id());
        Subnet after = new Subnet(
                before.id(),
                command.name().orElse(before.name()),
                before.networkId(),
                before.cidr(),
                command.gatewayIp().appliedTo(before.gatewayIp()));
        checkGateway(after.cidr(), after.gatewayIp());
        if (!after.gatewayIp().equals(before.gatewayIp())) {
            before.gatewayIp().ifPresent(gateway -> refuseIfTaken(state, before.id(), gateway));
        }
        return Facts.ifChanged(before, after, new SubnetUpdated(after));
    }

    private static void checkGateway(Cidr cidr, Optional<IpAddress> gateway) {
        gateway.filter(address -> !Addresses.isHost(cidr, address)).ifPresent(address -> {
            throw new RefusedException(Refusals.gatewayNotOnSubnet(address, cidr));
        });
    }

    private static void refuseIfTaken(ProjectState state, SubnetId subnet, IpAddress gateway) {
        state.inventory().routers().values().stream()
                .flatMap(router -> router.interfaces().stream())
                .filter(port -> port.fixedIp().subnetId().equals(subnet)
                        && port.fixedIp().address().equals(gateway))
                .map(RouterInterface::portId)
                .findFirst()
                .ifPresent(port -> {
                    throw new RefusedException(Refusals.gatewayIpInUse(gateway, port));
                });
    }

    static List<VpnEvent> delete(ProjectState state, DeleteSubnet command) {
        Subnet subnet = Known.subnet(state, command.id());
        if (!Addresses.used(state, subnet).isEmpty()) {
            throw new RefusedException(Refusals.subnetHasPorts(subnet.id()));
        }
        refuseIfNamed(state, subnet.id());
        return Facts.of(new SubnetDeleted(subnet.id()));
    }

    static void refuseIfNamed(ProjectState state, SubnetId subnet) {
        state.vpn().services().values().stream()
                .filter(service -> service.subnetId().equals(Optional.of(subnet)))
                .findFirst()
                .ifPresent(service -> {
                    throw new RefusedException(Refusals.subnetUsedByService(subnet, service.id()));
                });
        state.vpn().endpointGroups().values().stream()
                .filter(group ->
                        group.type() == EndpointType.SUBNET && group.subnets().contains(subnet))
                .findFirst()
                .ifPresent(group -> {
                    throw new RefusedException(Refusals.subnetInGroup(subnet, group.id()));
                });
    }
}
