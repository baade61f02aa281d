package io.culvert.events.state;

import io.culvert.events.resource.Network;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.Subnet;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The networks, subnets and routers that VPN services refer to.
 */
public record Inventory(
        PMap<NetworkId, Network> networks, PMap<SubnetId, Subnet> subnets, PMap<RouterId, Router> routers) {
    static final Inventory EMPTY = new Inventory(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    Inventory withNetworks(PMap<NetworkId, Network> map) {
        return new Inventory(map, subnets, routers);
    }

    Inventory withSubnets(PMap<SubnetId, Subnet> map) {
        return new Inventory(networks, map, routers);
    }

    Inventory withRouters(PMap<RouterId, Router> map) {
        return new Inventory(networks, subnets, map);
    }
}
