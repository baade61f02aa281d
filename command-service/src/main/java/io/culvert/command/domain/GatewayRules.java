package io.culvert.command.domain;

import io.culvert.events.resource.ExternalGateway;
import io.culvert.events.resource.FixedIp;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Subnet;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.IpAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A router's external gateway: on an external network of the project, with addresses that nobody else has. */
final class GatewayRules {
    private GatewayRules() {}

    /** The gateway that was asked for. One on the same network without addresses keeps those that it has. */
    static ExternalGateway resolve(ProjectState state, Optional<ExternalGateway> present, GatewayRequest request) {
        Network network = Known.network(state, request.networkId());
        if (!network.external()) {
            throw new RefusedException(Refusals.networkIsNotExternal(network.id()));
        }
        List<FixedIp> own = present.map(ExternalGateway::fixedIps).orElse(List.of());
        boolean stays = request.addresses().isEmpty()
                && present.filter(gateway -> gateway.networkId().equals(network.id()))
                        .isPresent();
        return new ExternalGateway(network.id(), request.enableSnat(), stays ? own : addresses(state, own, request));
    }

    private static List<FixedIp> addresses(ProjectState state, List<FixedIp> own, GatewayRequest request) {
        List<Subnet> subnets = NetworkRules.subnets(state, request.networkId()).toList();
        List<GatewayRequest.Address> wanted = request.addresses().isEmpty()
                ? List.of(new GatewayRequest.Address(Optional.empty(), Optional.empty()))
                : request.addresses();
        List<FixedIp> chosen = new ArrayList<>();
        for (GatewayRequest.Address address : wanted) {
            Subnet subnet = subnet(state, subnets, request, address);
            Set<IpAddress> taken = taken(state, subnet, own, chosen);
            IpAddress ip = address.ip()
                    .orElseGet(() -> Addresses.lowestFree(subnet, taken)
                            .orElseThrow(() -> new RefusedException(Refusals.noFreeAddress(request.networkId()))));
            if (!Addresses.isHost(subnet.cidr(), ip)) {
                throw new RefusedException(Refusals.addressNotOnSubnet(ip, subnet.id()));
            }
            if (taken.contains(ip)) {
                throw new RefusedException(Refusals.addressInUse(ip, request.networkId()));
            }
            chosen.add(new FixedIp(subnet.id(), ip));
        }
        return chosen;
    }

    private static Subnet subnet(
            ProjectState state, List<Subnet> subnets, GatewayRequest request, GatewayRequest.Address address) {
        if (address.subnetId().isPresent()) {
            Subnet named = Known.subnet(state, address.subnetId().get());
            if (!subnets.contains(named)) {
                throw new RefusedException(Refusals.subnetNotOnNetwork(named.id(), request.networkId()));
            }
            return named;
        }
        return address.ip()
                .map(ip -> subnets.stream()
                        .filter(subnet -> subnet.cidr().contains(ip))
                        .findFirst()
                        .orElseThrow(() -> new RefusedException(Refusals.addressNotOnNetwork(ip, request.networkId()))))
                .orElseGet(() -> subnets.stream()
                        .findFirst()
                        .orElseThrow(() -> new RefusedException(Refusals.noFreeAddress(request.networkId()))));
    }

    private static Set<IpAddress> taken(ProjectState state, Subnet subnet, List<FixedIp> own, List<FixedIp> chosen) {
        Set<IpAddress> taken = new HashSet<>(Addresses.used(state, subnet));
        own.forEach(ip -> taken.remove(ip.address()));
        chosen.forEach(ip -> taken.add(ip.address()));
        subnet.gatewayIp().ifPresent(taken::add);
        return taken;
    }
}
