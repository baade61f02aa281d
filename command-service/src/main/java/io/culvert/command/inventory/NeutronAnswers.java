package io.culvert.command.inventory;

import io.culvert.command.domain.FollowInventory;
import io.culvert.events.resource.ExternalGateway;
import io.culvert.events.resource.FixedIp;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.RouterInterface;
import io.culvert.events.resource.Subnet;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What Neutron told of some projects, in its own words (Networking API v2.0), and what that means in ours. What was asked
 * for later may lack what an earlier answer refers to: it was deleted in between, and is left out.
 *
 * @param ports those that are interfaces of the routers
 * @param subnets of the projects, and those that the routers touch
 * @param networks of the subnets and the gateways
 */
record NeutronAnswers(List<JsonNode> routers, List<JsonNode> ports, List<JsonNode> subnets, List<JsonNode> networks) {
    NeutronAnswers {
        routers = List.copyOf(routers);
        ports = List.copyOf(ports);
        subnets = List.copyOf(subnets);
        networks = List.copyOf(networks);
    }

    /**
     * The project's own routers and subnets, and of others as much as its routers touch.
     *
     * @throws IllegalArgumentException if something is not as the API has it; names the value
     */
    FollowInventory of(ProjectId project) {
        List<JsonNode> ours = routers.stream().filter(isOf(project)).toList();
        Set<String> touched = touched(ours, interfaces(ours));
        List<JsonNode> around = subnets.stream()
                .filter(isOf(project).or(row -> touched.contains(text(row, "id"))))
                .toList();
        Set<String> named = Stream.concat(around.stream(), gateways(ours))
                .map(row -> text(row, "network_id"))
                .collect(Collectors.toSet());
        List<Network> knownNetworks = networks.stream()
                .filter(row -> named.contains(text(row, "id")))
                .map(NeutronAnswers::network)
                .toList();
        Set<NetworkId> onNetworks = knownNetworks.stream().map(Network::id).collect(Collectors.toSet());
        List<Subnet> knownSubnets = around.stream()
                .map(NeutronAnswers::subnet)
                .filter(subnet -> onNetworks.contains(subnet.networkId()))
                .toList();
        Set<SubnetId> onSubnets = knownSubnets.stream().map(Subnet::id).collect(Collectors.toSet());
        return new FollowInventory(
                knownNetworks,
                knownSubnets,
                ours.stream().map(row -> router(row, onNetworks, onSubnets)).toList());
    }

    /** The ids of the subnets on which these routers and ports have addresses. */
    static Set<String> touched(List<JsonNode> routers, List<JsonNode> ports) {
        return Stream.concat(
                        gateways(routers).map(gateway -> gateway.path("external_fixed_ips")),
                        ports.stream().map(port -> port.path("fixed_ips")))
                .flatMap(JsonNode::valueStream)
                .map(ip -> text(ip, "subnet_id"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    static Stream<JsonNode> gateways(List<JsonNode> routers) {
        return routers.stream()
                .map(router -> router.path("external_gateway_info"))
                .filter(JsonNode::isObject);
    }

    private List<JsonNode> interfaces(List<JsonNode> of) {
        Set<String> ids = of.stream().map(row -> text(row, "id")).collect(Collectors.toSet());
        return ports.stream()
                .filter(port -> ids.contains(text(port, "device_id")))
                .toList();
    }

    private static Predicate<JsonNode> isOf(ProjectId project) {
        return row -> text(row, "project_id").equals(project.value());
    }

    private static Network network(JsonNode row) {
        return new Network(
                NetworkId.of(text(row, "id")),
                text(row, "name"),
                row.path("router:external").asBoolean(false),
                row.path("admin_state_up").asBoolean(true));
    }

    private static Subnet subnet(JsonNode row) {
        return new Subnet(
                SubnetId.of(text(row, "id")),
                text(row, "name"),
                NetworkId.of(text(row, "network_id")),
                Cidr.of(text(row, "cidr")),
                Optional.of(text(row, "gateway_ip"))
                        .filter(address -> !address.isEmpty())
                        .map(IpAddress::of));
    }

    private Router router(JsonNode row, Set<NetworkId> onNetworks, Set<SubnetId> onSubnets) {
        String id = text(row, "id");
        return new Router(
                RouterId.of(id),
                text(row, "name"),
                row.path("admin_state_up").asBoolean(true),
                gateway(row.path("external_gateway_info"), onNetworks, onSubnets),
                ports.stream()
                        .filter(port -> text(port, "device_id").equals(id))
                        .flatMap(port -> fixedIps(port.path("fixed_ips"), onSubnets)
                                .map(ip -> new RouterInterface(UUID.fromString(text(port, "id")), ip)))
                        .sorted(Comparator.comparing(RouterInterface::portId)
                                .thenComparing(port -> port.fixedIp().address()))
                        .toList());
    }

    /** Absent, or null, for none. */
    private static Optional<ExternalGateway> gateway(
            JsonNode info, Set<NetworkId> onNetworks, Set<SubnetId> onSubnets) {
        if (!info.isObject()) {
            return Optional.empty();
        }
        NetworkId network = NetworkId.of(text(info, "network_id"));
        if (!onNetworks.contains(network)) {
            return Optional.empty();
        }
        return Optional.of(new ExternalGateway(
                network,
                info.path("enable_snat").asBoolean(true),
                fixedIps(info.path("external_fixed_ips"), onSubnets)
                        .sorted(Comparator.comparing(FixedIp::address))
                        .toList()));
    }

    private static Stream<FixedIp> fixedIps(JsonNode list, Set<SubnetId> onSubnets) {
        return list.valueStream()
                .map(ip -> new FixedIp(SubnetId.of(text(ip, "subnet_id")), IpAddress.of(text(ip, "ip_address"))))
                .filter(ip -> onSubnets.contains(ip.subnetId()));
    }

    /** Empty if it is absent or null. */
    static String text(JsonNode row, String name) {
        return row.path(name).asString("");
    }
}
