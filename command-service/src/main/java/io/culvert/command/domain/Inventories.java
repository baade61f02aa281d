package io.culvert.command.domain;

import io.culvert.events.resource.ExternalGateway;
import io.culvert.events.resource.FixedIp;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.Subnet;
import io.culvert.events.state.Inventory;
import io.culvert.events.value.ResourceKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether networks, subnets and routers go together, where they were not changed one after the other. */
final class Inventories {
    private Inventories() {}

    static boolean has(ResourceKind kind) {
        return switch (kind) {
            case NETWORK, SUBNET, ROUTER -> true;
            case IKE_POLICY, IPSEC_POLICY, ENDPOINT_GROUP, VPN_SERVICE, SITE_CONNECTION, WEBHOOK -> false;
        };
    }

    /** True if nothing refers to what is not there, no two subnets of a network overlap, and no address is there twice. */
    static boolean isSound(Inventory inventory) {
        Set<FixedIp> addresses = new HashSet<>();
        return inventory.subnets().values().stream().allMatch(subnet -> isSound(inventory, subnet))
                && inventory.routers().values().stream()
                        .allMatch(router ->
                                isSound(inventory, router) && router.addresses().allMatch(addresses::add));
    }

    private static boolean isSound(Inventory inventory, Subnet subnet) {
        List<Subnet> neighbours = inventory.subnets().values().stream()
                .filter(other -> other.networkId().equals(subnet.networkId()) && !other.equals(subnet))
                .toList();
        return inventory.networks().containsKey(subnet.networkId())
                && neighbours.stream().noneMatch(other -> other.cidr().overlaps(subnet.cidr()));
    }

    private static boolean isSound(Inventory inventory, Router router) {
        return router.gateway()
                        .map(ExternalGateway::networkId)
                        .map(inventory.networks()::containsKey)
                        .orElse(true)
                && router.addresses().allMatch(ip -> inventory.subnets().containsKey(ip.subnetId()));
    }
}
