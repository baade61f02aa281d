package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.culvert.events.resource.FixedIp;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.Subnet;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryRulesTest {
    private static final RouterId OTHER = new RouterId(Lab.id(60));
    private static final SubnetId MORE = new SubnetId(Lab.id(61));
    private static final Change<GatewayRequest> KEEP = new Change.Keep<>();

    // Networks

    @Test
    void aNetworkIsCreatedChangedAndDeleted() {
        assertThat(Scenario.EMPTY.events(Lab.PUBLIC_NETWORK))
                .containsExactly(new NetworkCreated(Lab.PUBLIC_NETWORK.network()));
        var rename = new UpdateNetwork(Lab.INNER, Optional.of("n"), Optional.empty(), Optional.empty());
        assertThat(Lab.NETWORKS.events(rename)).singleElement().isInstanceOf(NetworkUpdated.class);
        Lab.NETWORKS.given(rename).changesNothing(rename);
        assertThat(Scenario.EMPTY.refusal(rename)).isEqualTo("404 NetworkNotFound");
        assertThat(Scenario.EMPTY.refusal(new DeleteNetwork(Lab.INNER))).isEqualTo("404 NetworkNotFound");
    }

    @Test
    void aNetworkGoesWithItsSubnets() {
        assertThat(Lab.NETWORKS.events(new DeleteNetwork(Lab.INNER)))
                .containsExactly(
                        new SubnetDeleted(Lab.SUBNET), new SubnetDeleted(Lab.SUBNET_V6), new NetworkDeleted(Lab.INNER));
    }

    @Test
    void aNetworkWithPortsStays() {
        assertThat(Lab.ROUTED.refusal(new DeleteNetwork(Lab.INNER))).isEqualTo("409 NetworkInUse");
        assertThat(Lab.ROUTED.refusal(new DeleteNetwork(Lab.PUBLIC))).isEqualTo("409 NetworkInUse");
        assertThat(Lab.ROUTED.refusal(
                        new UpdateNetwork(Lab.PUBLIC, Optional.empty(), Optional.of(false), Optional.empty())))
                .isEqualTo("409 ExternalNetworkInUse");
    }

    // Subnets

    @ParameterizedTest
    @CsvSource({
        "10.8.0.0/24, 10.8.0.1",
        "10.8.0.77/24, 10.8.0.1",
        "10.8.0.4/31, 10.8.0.4",
        "10.8.0.4/32, 10.8.0.4",
        "fd08::/64, fd08::1"
    })
    void theGatewayIsTheFirstHostUnlessSaid(String cidr, String gateway) {
        Subnet subnet = created(Lab.NETWORKS, Lab.subnet(MORE, Lab.INNER, cidr));
        assertThat(subnet.gatewayIp()).hasValue(IpAddress.of(gateway));
        assertThat(subnet.cidr()).isEqualTo(Cidr.of(cidr).masked());
    }

    @Test
    void nullMeansNoGateway() {
        var none = new CreateSubnet(MORE, "", Lab.INNER, Cidr.of("10.8.0.0/24"), new Change.Clear<>());
        assertThat(created(Lab.NETWORKS, none).gatewayIp()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.8.0.0/24, 10.8.0.0",
        "10.8.0.0/24, 10.8.0.255",
        "10.8.0.0/24, 10.8.1.1",
        "10.8.0.0/24, fd08::1",
        "fd08::/64, fd08::"
    })
    void aGatewayThatIsNoHostIsRefused(String cidr, String gateway) {
        assertThat(Lab.NETWORKS.refusal(
                        new CreateSubnet(MORE, "", Lab.INNER, Cidr.of(cidr), new Change.To<>(IpAddress.of(gateway)))))
                .isEqualTo("400 InvalidInput");
    }

    @Test
    void subnetsOfANetworkDontOverlap() {
        assertThat(Lab.NETWORKS.refusal(Lab.subnet(MORE, Lab.INNER, "10.1.0.128/25")))
                .isEqualTo("400 InvalidInput");
        assertThat(created(Lab.NETWORKS, Lab.subnet(MORE, Lab.PUBLIC, "10.1.0.128/25"))
                        .id())
                .isEqualTo(MORE);
        assertThat(Scenario.EMPTY.refusal(Lab.subnet(MORE, Lab.INNER, "10.1.0.0/24")))
                .isEqualTo("404 NetworkNotFound");
    }

    @Test
    void aSubnetsGatewayChangesUnlessARouterHasIt() {
        var move = new UpdateSubnet(Lab.SUBNET, Optional.empty(), new Change.To<>(IpAddress.of("10.1.0.9")));
        assertThat(Lab.NETWORKS.events(move)).singleElement().isInstanceOf(SubnetUpdated.class);
        assertThat(Lab.ROUTED.refusal(move)).isEqualTo("409 GatewayIpInUse");
        Lab.ROUTED.changesNothing(new UpdateSubnet(Lab.SUBNET, Optional.of(""), new Change.Keep<>()));
        assertThat(Lab.NETWORKS.refusal(
                        new UpdateSubnet(Lab.SUBNET, Optional.empty(), new Change.To<>(IpAddress.of("10.9.0.9")))))
                .isEqualTo("400 InvalidInput");
        assertThat(Lab.NETWORKS.refusal(new UpdateSubnet(MORE, Optional.empty(), new Change.Keep<>())))
                .isEqualTo("404 SubnetNotFound");
    }

    @Test
    void aSubnetInUseStays() {
        assertThat(Lab.NETWORKS.events(new DeleteSubnet(Lab.SUBNET))).containsExactly(new SubnetDeleted(Lab.SUBNET));
        assertThat(Lab.ROUTED.refusal(new DeleteSubnet(Lab.SUBNET))).isEqualTo("409 SubnetInUse");
        assertThat(Lab.ROUTED.refusal(new DeleteSubnet(Lab.PUBLIC_V4))).isEqualTo("409 SubnetInUse");
        assertThat(Lab.ROUTED.refusal(new DeleteSubnet(MORE))).isEqualTo("404 SubnetNotFound");
        var grouped = Lab.NETWORKS.given(Lab.group(Lab.LOCAL, EndpointType.SUBNET, Lab.SUBNET.toString()));
        assertThat(grouped.error(new DeleteSubnet(Lab.SUBNET)).message())
                .contains("is used by endpoint group " + Lab.LOCAL);
        assertThat(grouped.refusal(new DeleteNetwork(Lab.INNER))).isEqualTo("409 SubnetInUse");
    }

    // Routers

    @Test
    void aRouterGetsTheAddressAskedForOrTheLowestFree() {
        assertThat(gateway(Lab.ROUTED, new CreateRouter(OTHER, "", true, Lab.gateway("172.24.4.233"))))
                .containsExactly("172.24.4.233");
        assertThat(gateway(Lab.ROUTED, new CreateRouter(OTHER, "", true, Lab.gateway())))
                .containsExactly("172.24.4.2");
        var next = Lab.ROUTED.given(new CreateRouter(OTHER, "", true, Lab.gateway()));
        assertThat(gateway(next, new CreateRouter(new RouterId(Lab.id(62)), "", true, Lab.gateway())))
                .containsExactly("172.24.4.3");
        assertThat(gateway(Lab.ROUTED, new CreateRouter(OTHER, "", true, ofSubnet(Lab.PUBLIC_V4))))
                .containsExactly("172.24.4.2");
    }

    @ParameterizedTest
    @CsvSource({
        "172.24.4.226, 409 IpAddressInUse",
        "172.24.4.1, 409 IpAddressInUse",
        "172.24.4.255, 400 InvalidIpForSubnet",
        "172.24.5.1, 400 InvalidIpForNetwork",
        "2001:db8::1, 400 InvalidIpForNetwork"
    })
    void anAddressThatCannotBeHadIsRefused(String address, String refusal) {
        assertThat(Lab.ROUTED.refusal(new CreateRouter(OTHER, "", true, Lab.gateway(address))))
                .isEqualTo(refusal);
    }

    @Test
    void theSameAddressTwiceIsRefused() {
        assertThat(Lab.ROUTED.refusal(new CreateRouter(OTHER, "", true, Lab.gateway("172.24.4.5", "172.24.4.5"))))
                .isEqualTo("409 IpAddressInUse");
    }

    @Test
    void theGatewaysNetworkIsThereAndExternal() {
        assertThat(Scenario.EMPTY.refusal(new CreateRouter(OTHER, "", true, Lab.gateway())))
                .isEqualTo("404 NetworkNotFound");
        assertThat(Lab.NETWORKS.refusal(new CreateRouter(OTHER, "", true, on(Lab.INNER))))
                .isEqualTo("400 BadRequest");
        assertThat(Lab.NETWORKS.refusal(new CreateRouter(OTHER, "", true, ofSubnet(Lab.SUBNET))))
                .isEqualTo("400 BadRequest");
        assertThat(Lab.NETWORKS.refusal(new CreateRouter(OTHER, "", true, ofSubnet(MORE))))
                .isEqualTo("404 SubnetNotFound");
    }

    @Test
    void aFullNetworkHasNoAddressForAGateway() {
        var small = Scenario.EMPTY.given(Lab.PUBLIC_NETWORK);
        assertThat(small.refusal(new CreateRouter(OTHER, "", true, Lab.gateway())))
                .isEqualTo("409 IpAddressGenerationFailure");
        var full = small.given(
                Lab.subnet(MORE, Lab.PUBLIC, "192.0.2.0/30"), new CreateRouter(OTHER, "", true, Lab.gateway()));
        assertThat(full.refusal(new CreateRouter(Lab.ROUTER, "", true, Lab.gateway())))
                .isEqualTo("409 IpAddressGenerationFailure");
    }

    @Test
    void aRouterKeepsItsAddressOnTheSameNetwork() {
        Lab.ROUTED.changesNothing(new UpdateRouter(Lab.ROUTER, Optional.empty(), Optional.empty(), Lab.gateway()));
        assertThat(Lab.ROUTED.events(new UpdateRouter(Lab.ROUTER, Optional.of("n"), Optional.empty(), KEEP)))
                .singleElement()
                .isInstanceOf(RouterUpdated.class);
        assertThat(Scenario.EMPTY.refusal(new UpdateRouter(Lab.ROUTER, Optional.empty(), Optional.empty(), KEEP)))
                .isEqualTo("404 RouterNotFound");
    }

    @Test
    void aRouterThatServesKeepsItsGateway() {
        var clear = new UpdateRouter(Lab.ROUTER, Optional.empty(), Optional.empty(), new Change.Clear<>());
        assertThat(Lab.ROUTED.events(clear)).hasSize(1);
        assertThat(Lab.SERVED.refusal(clear)).isEqualTo("409 RouterInUse");
        assertThat(Lab.SERVED.error(clear).message())
                .isEqualTo("Router " + Lab.ROUTER + " is currently used by VPN service: " + Lab.SERVICE + ", "
                        + Lab.GROUPED);
        assertThat(Lab.SERVED.refusal(
                        new UpdateRouter(Lab.ROUTER, Optional.empty(), Optional.empty(), Lab.gateway("172.24.4.9"))))
                .isEqualTo("409 RouterInUse");
    }

    @Test
    void aRouterInUseStays() {
        assertThat(Lab.SERVED.refusal(new DeleteRouter(Lab.ROUTER))).isEqualTo("409 RouterInUse");
        assertThat(Lab.ROUTED.refusal(new DeleteRouter(Lab.ROUTER))).isEqualTo("409 RouterInUse");
        assertThat(Lab.ROUTED.refusal(new DeleteRouter(OTHER))).isEqualTo("404 RouterNotFound");
        var bare = Lab.NETWORKS.given(new CreateRouter(OTHER, "", true, Lab.gateway()));
        assertThat(bare.events(new DeleteRouter(OTHER))).containsExactly(new RouterDeleted(OTHER));
    }

    // Interfaces

    @Test
    void anInterfaceTakesTheSubnetsGatewayOrTheLowestFree() {
        var two = Lab.ROUTED.given(new CreateRouter(OTHER, "", true, KEEP));
        assertThat(interfaces(
                        Lab.ROUTED.events(new UpdateRouter(Lab.ROUTER, Optional.of("n"), Optional.empty(), KEEP))))
                .containsExactly("10.1.0.1", "fd01::1");
        assertThat(interfaces(two.events(new AddRouterInterface(OTHER, Lab.SUBNET, Lab.id(70)))))
                .containsExactly("10.1.0.2");
        assertThat(interfaces(two.events(new AddRouterInterface(OTHER, Lab.SUBNET_V6, Lab.id(70)))))
                .containsExactly("fd01::2");
    }

    @Test
    void anInterfaceIsAddedOnceAndOverlapsNoOther() {
        assertThat(Lab.ROUTED.refusal(new AddRouterInterface(Lab.ROUTER, Lab.SUBNET, Lab.id(70))))
                .isEqualTo("400 BadRequest");
        var more = Lab.ROUTED.given(
                new CreateNetwork(new Network(new NetworkId(Lab.id(71)), "", false, true)),
                Lab.subnet(MORE, new NetworkId(Lab.id(71)), "10.1.0.0/16"));
        assertThat(more.refusal(new AddRouterInterface(Lab.ROUTER, MORE, Lab.id(70))))
                .isEqualTo("400 BadRequest");
        assertThat(more.refusal(new AddRouterInterface(OTHER, MORE, Lab.id(70))))
                .isEqualTo("404 RouterNotFound");
        assertThat(Lab.ROUTED.refusal(new AddRouterInterface(Lab.ROUTER, MORE, Lab.id(70))))
                .isEqualTo("404 SubnetNotFound");
    }

    @Test
    void aFullSubnetHasNoAddressForAnInterface() {
        var full = Lab.NETWORKS.given(
                Lab.subnet(MORE, Lab.INNER, "10.8.0.0/32"),
                new CreateRouter(OTHER, "", true, KEEP),
                new CreateRouter(Lab.ROUTER, "", true, KEEP),
                new AddRouterInterface(OTHER, MORE, Lab.id(70)));
        assertThat(full.refusal(new AddRouterInterface(Lab.ROUTER, MORE, Lab.id(72))))
                .isEqualTo("409 IpAddressGenerationFailure");
    }

    @Test
    void anInterfaceIsRemoved() {
        assertThat(interfaces(Lab.ROUTED.events(new RemoveRouterInterface(Lab.ROUTER, Lab.SUBNET))))
                .containsExactly("fd01::1");
        assertThat(Lab.ROUTED.refusal(new RemoveRouterInterface(Lab.ROUTER, Lab.PUBLIC_V4)))
                .isEqualTo("404 RouterInterfaceNotFoundForSubnet");
        assertThat(Lab.ROUTED.refusal(new RemoveRouterInterface(Lab.ROUTER, MORE)))
                .isEqualTo("404 SubnetNotFound");
        assertThat(Lab.ROUTED.refusal(new RemoveRouterInterface(OTHER, Lab.SUBNET)))
                .isEqualTo("404 RouterNotFound");
    }

    @Test
    void anInterfaceWithATunnelBehindItStays() {
        var remove = new RemoveRouterInterface(Lab.ROUTER, Lab.SUBNET);
        assertThat(Lab.SERVED.refusal(remove)).isEqualTo("409 SubnetInUseByVPNService");
        var grouped = Lab.SERVED.given(new DeleteVpnService(Lab.SERVICE), Lab.connect(Lab.grouped()));
        assertThat(grouped.refusal(remove)).isEqualTo("409 SubnetInUseByIPsecSiteConnection");
        assertThat(grouped.events(new RemoveRouterInterface(Lab.ROUTER, Lab.SUBNET_V6)))
                .hasSize(1);
    }

    private static Change<GatewayRequest> on(NetworkId network) {
        return new Change.To<>(new GatewayRequest(network, true, List.of()));
    }

    private static Change<GatewayRequest> ofSubnet(SubnetId subnet) {
        return new Change.To<>(new GatewayRequest(
                Lab.PUBLIC, true, List.of(new GatewayRequest.Address(Optional.of(subnet), Optional.empty()))));
    }

    private static Subnet created(Scenario scenario, CreateSubnet command) {
        return scenario.events(command).stream()
                .map(event -> ((SubnetCreated) event).subnet())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> gateway(Scenario scenario, CreateRouter command) {
        return texts(routers(scenario.events(command))
                .flatMap(router -> router.gateway().orElseThrow().fixedIps().stream()));
    }

    private static List<String> interfaces(List<VpnEvent> events) {
        return texts(
                routers(events).flatMap(router -> router.interfaces().stream().map(port -> port.fixedIp())));
    }

    private static Stream<Router> routers(List<VpnEvent> events) {
        return events.stream()
                .map(event ->
                        event instanceof RouterCreated(Router router) ? router : ((RouterUpdated) event).router());
    }

    private static List<String> texts(Stream<FixedIp> ips) {
        return ips.map(ip -> ip.address().toString()).toList();
    }
}
