package io.culvert.events.state;

import io.culvert.events.event.Intent;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.NetworkDeleted;
import io.culvert.events.event.NetworkUpdated;
import io.culvert.events.event.RouterCreated;
import io.culvert.events.event.RouterDeleted;
import io.culvert.events.event.RouterUpdated;
import io.culvert.events.event.SubnetCreated;
import io.culvert.events.event.SubnetDeleted;
import io.culvert.events.event.SubnetUpdated;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.Subnet;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;

/** Folds events into the inventory; those of other resources leave it as it is. */
final class InventoryFold {
    private InventoryFold() {}

    static Inventory evolve(Inventory now, Intent event) {
        return switch (event) {
            case NetworkCreated(Network network) -> put(now, network);
            case NetworkUpdated(Network network) -> put(now, network);
            case NetworkDeleted(NetworkId id) -> now.withNetworks(now.networks().minus(id));
            case SubnetCreated(Subnet subnet) -> put(now, subnet);
            case SubnetUpdated(Subnet subnet) -> put(now, subnet);
            case SubnetDeleted(SubnetId id) -> now.withSubnets(now.subnets().minus(id));
            case RouterCreated(Router router) -> put(now, router);
            case RouterUpdated(Router router) -> put(now, router);
            case RouterDeleted(RouterId id) -> now.withRouters(now.routers().minus(id));
            default -> now;
        };
    }

    private static Inventory put(Inventory now, Network network) {
        return now.withNetworks(now.networks().plus(network.id(), network));
    }

    private static Inventory put(Inventory now, Subnet subnet) {
        return now.withSubnets(now.subnets().plus(subnet.id(), subnet));
    }

    private static Inventory put(Inventory now, Router router) {
        return now.withRouters(now.routers().plus(router.id(), router));
    }
}
