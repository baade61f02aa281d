package io.culvert.command.domain;

import io.culvert.events.resource.ExternalGateway;
import io.culvert.events.resource.FixedIp;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.Subnet;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.SubnetId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a project's inventory what its keeper says it is: all networks, subnets and routers of the project, and those of
 * others that they touch. What it refers to is in it.
 */
public record FollowInventory(List<Network> networks, List<Subnet> subnets, List<Router> routers)
        implements VpnCommand {
    /** The most events that it leads to, so that they fit into one commit; the same picture again leads to the rest. */
    public static final int MOST_EVENTS = 200;

    /** @throws IllegalArgumentException if something in it refers to what is not in it */
    public FollowInventory {
        networks = List.copyOf(networks);
        subnets = List.copyOf(subnets);
        routers = List.copyOf(routers);
        Set<NetworkId> knownNetworks = networks.stream().map(Network::id).collect(Collectors.toSet());
        Set<SubnetId> knownSubnets = subnets.stream().map(Subnet::id).collect(Collectors.toSet());
        subnets.forEach(subnet -> require(knownNetworks.contains(subnet.networkId()), subnet));
        for (Router router : routers) {
            require(
                    router.gateway()
                            .map(ExternalGateway::networkId)
                            .map(knownNetworks::contains)
                            .orElse(true),
                    router);
            require(router.addresses().map(FixedIp::subnetId).allMatch(knownSubnets::contains), router);
        }
    }

    private static void require(boolean whole, Record resource) {
        if (!whole) {
            throw new IllegalArgumentException("the picture lacks something that " + resource + " refers to");
        }
    }
}
