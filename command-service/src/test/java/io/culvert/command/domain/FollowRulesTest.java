package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.culvert.command.port.EventLog;
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
import io.culvert.events.event.VpnServiceUpdated;
import io.culvert.events.resource.ExternalGateway;
import io.culvert.events.resource.FixedIp;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.Inventory;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.SubnetId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FollowRulesTest {
    private static final FollowInventory NOTHING = new FollowInventory(List.of(), List.of(), List.of());
    private static final FollowInventory ROUTED = picture(Lab.ROUTED);

    @Test
    void whatIsNewIsCreatedAndWhatARouterNeedsComesBeforeIt() {
        assertThat(Scenario.EMPTY.events(ROUTED))
                .extracting(Object::getClass)
                .containsExactly(
                        NetworkCreated.class,
                        NetworkCreated.class,
                        SubnetCreated.class,
                        SubnetCreated.class,
                        SubnetCreated.class,
                        RouterCreated.class);
        assertThat(inventory(Scenario.EMPTY.given(ROUTED))).isEqualTo(inventory(Lab.ROUTED));
    }

    @Test
    void theSamePictureAgainChangesNothing() {
        Lab.ROUTED.changesNothing(ROUTED);
        Lab.BOUND.changesNothing(ROUTED);
    }

    @Test
    void whatIsOtherwiseIsUpdated() {
        Network network = new Network(Lab.INNER, "renamed", false, true);
        Subnet before = Known.subnet(Lab.ROUTED.state(), Lab.SUBNET);
        Subnet subnet = new Subnet(before.id(), "renamed", before.networkId(), before.cidr(), Optional.empty());
        assertThat(Lab.CONNECTED.events(with(ROUTED, network, subnet)))
                .containsExactlyInAnyOrder(new NetworkUpdated(network), new SubnetUpdated(subnet));
    }

    @Test
    void whatNobodyNeedsGoesTheRouterFirst() {
        assertThat(Lab.ROUTED.events(NOTHING))
                .containsExactly(
                        new RouterDeleted(Lab.ROUTER),
                        new SubnetDeleted(Lab.PUBLIC_V4),
                        new SubnetDeleted(Lab.SUBNET),
                        new SubnetDeleted(Lab.SUBNET_V6),
                        new NetworkDeleted(Lab.PUBLIC),
                        new NetworkDeleted(Lab.INNER));
    }

    @Test
    void anotherGatewayAddressReachesTheServices() {
        assertThat(services(Lab.CONNECTED.events(through("172.24.4.9", "2001:db8::9"))))
                .allSatisfy(service -> {
                    assertThat(service.externalV4()).hasValue(IpAddress.of("172.24.4.9"));
                    assertThat(service.externalV6()).hasValue(IpAddress.of("2001:db8::9"));
                })
                .extracting(VpnService::id)
                .containsExactlyInAnyOrder(Lab.SERVICE, Lab.GROUPED);
    }

    @Test
    void aRouterWithServicesStaysBareWhenItIsGoneAndTheirAddressesGo() {
        List<VpnEvent> events = Lab.BOUND.events(NOTHING);
        assertThat(events)
                .contains(new RouterUpdated(new Router(Lab.ROUTER, "router1", true, Optional.empty(), List.of())))
                .contains(new NetworkDeleted(Lab.PUBLIC), new SubnetDeleted(Lab.PUBLIC_V4))
                .noneMatch(event -> event instanceof RouterDeleted);
        assertThat(services(events))
                .hasSize(2)
                .allSatisfy(service -> assertThat(service.externalV4()).isEmpty());
        Lab.BOUND.given(NOTHING).changesNothing(NOTHING);
    }

    @Test
    void aRouterThatComesBackServesAgain() {
        Scenario back = Lab.BOUND.given(NOTHING, ROUTED);
        assertThat(inventory(back)).isEqualTo(inventory(Lab.BOUND));
        assertThat(back.state().vpn().services())
                .isEqualTo(Lab.BOUND.state().vpn().services());
    }

    @Test
    void aSubnetThatAServiceOrAGroupNamesStaysAsItWasWithItsNetwork() {
        assertThat(Lab.CONNECTED.events(NOTHING))
                .contains(new SubnetDeleted(Lab.SUBNET_V6))
                .doesNotContain(new SubnetDeleted(Lab.SUBNET), new NetworkDeleted(Lab.INNER));
        var grouped = Lab.NETWORKS.given(Lab.group(Lab.LOCAL, EndpointType.SUBNET, Lab.SUBNET_V6.toString()));
        assertThat(grouped.events(NOTHING))
                .containsExactly(
                        new SubnetDeleted(Lab.PUBLIC_V4),
                        new SubnetDeleted(Lab.SUBNET),
                        new NetworkDeleted(Lab.PUBLIC));
    }

    @Test
    void itGoesWhenNothingRefersToItAnyMore() {
        var bare = Lab.CONNECTED.given(NOTHING);
        var free = bare.given(
                new DeleteSiteConnection(Lab.CONNECTION),
                new DeleteVpnService(Lab.SERVICE),
                new DeleteVpnService(Lab.GROUPED),
                new DeleteEndpointGroup(Lab.LOCAL));
        assertThat(free.events(NOTHING))
                .containsExactly(
                        new RouterDeleted(Lab.ROUTER), new SubnetDeleted(Lab.SUBNET), new NetworkDeleted(Lab.INNER));
    }

    @Test
    void aLargePictureIsFollowedInSteps() {
        List<Subnet> many = IntStream.range(0, 2 * FollowInventory.MOST_EVENTS)
                .mapToObj(i -> new Subnet(
                        new SubnetId(Lab.id(1000 + i)),
                        "",
                        Lab.INNER,
                        Cidr.of("10." + i / 200 + "." + i % 200 + ".0/24"),
                        Optional.empty()))
                .toList();
        var large = new FollowInventory(List.of(Lab.INNER_NETWORK.network()), many, List.of());
        Scenario first = Scenario.EMPTY.given(large);
        assertThat(first.state().version()).isEqualTo(FollowInventory.MOST_EVENTS);
        assertThat(first.given(large, large).state().inventory().subnets()).hasSize(many.size());
        assertThat(FollowInventory.MOST_EVENTS).isLessThanOrEqualTo(EventLog.MAX_EVENTS_PER_COMMIT);
    }

    @Test
    void aPictureThatRefersToWhatIsNotInItIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FollowInventory(List.of(), ROUTED.subnets(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FollowInventory(ROUTED.networks(), List.of(), ROUTED.routers()));
    }

    @Test
    void aPictureOfWhatWasIsRefusedOnceTheInventoryIsAnother() {
        Inventory seen = Lab.NETWORKS.state().inventory();
        var picture = new IfInventory(seen, picture(Lab.NETWORKS));
        Lab.NETWORKS.changesNothing(picture);
        Lab.NETWORKS
                .given(new CreateIkePolicy(Defaults.SECURE.ikePolicy(Lab.IKE)))
                .changesNothing(picture);
        assertThat(Lab.ROUTED.refusal(picture)).isEqualTo("412 InventoryChanged");
    }

    private static FollowInventory picture(Scenario of) {
        Inventory all = of.state().inventory();
        return new FollowInventory(
                sorted(
                        all.networks().values().stream(),
                        Comparator.comparing(it -> it.id().value())),
                sorted(
                        all.subnets().values().stream(),
                        Comparator.comparing(it -> it.id().value())),
                sorted(
                        all.routers().values().stream(),
                        Comparator.comparing(it -> it.id().value())));
    }

    private static <R> List<R> sorted(Stream<R> resources, Comparator<R> order) {
        return resources.sorted(order).toList();
    }

    private static FollowInventory with(FollowInventory picture, Network network, Subnet subnet) {
        List<Network> networks = new ArrayList<>(picture.networks());
        networks.replaceAll(it -> it.id().equals(network.id()) ? network : it);
        List<Subnet> subnets = new ArrayList<>(picture.subnets());
        subnets.replaceAll(it -> it.id().equals(subnet.id()) ? subnet : it);
        return new FollowInventory(networks, subnets, picture.routers());
    }

    /** The router with these addresses at its gateway. */
    private static FollowInventory through(String... addresses) {
        Router router = ROUTED.routers().getFirst();
        List<FixedIp> ips = Stream.of(addresses)
                .map(IpAddress::of)
                .map(ip -> new FixedIp(Lab.PUBLIC_V4, ip))
                .toList();
        return new FollowInventory(
                ROUTED.networks(),
                ROUTED.subnets(),
                List.of(new Router(
                        router.id(),
                        router.name(),
                        router.adminStateUp(),
                        Optional.of(new ExternalGateway(Lab.PUBLIC, true, ips)),
                        router.interfaces())));
    }

    private static Inventory inventory(Scenario of) {
        return of.state().inventory();
    }

    private static List<VpnService> services(List<VpnEvent> events) {
        return events.stream()
                .filter(VpnServiceUpdated.class::isInstance)
                .map(event -> ((VpnServiceUpdated) event).service())
                .toList();
    }
}
