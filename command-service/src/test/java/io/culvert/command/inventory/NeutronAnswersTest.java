package io.culvert.command.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.culvert.command.domain.FollowInventory;
import io.culvert.events.resource.ExternalGateway;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.Subnet;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SubnetId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a real server told, in our words. */
class NeutronAnswersTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final ProjectId WEST = new ProjectId("west");
    private static final Recordings RECORDINGS = Recordings.read();

    private final FollowInventory east = picture("before", EAST);
    private final FollowInventory west = picture("before", WEST);

    @Test
    void aProjectHasItsOwnSubnetsAndThoseThatItsRoutersTouch() {
        assertThat(east.subnets())
                .extracting(Subnet::name)
                .containsExactlyInAnyOrder(
                        "public-v4", "public-v6", "inner-v4", "inner-v6", "inner-v6-more", "apart-v4", "no-gateway");
        assertThat(west.subnets()).extracting(Subnet::name).containsExactlyInAnyOrder("public-v4", "shared-v4");
        assertThat(east.networks()).extracting(Network::name).containsExactlyInAnyOrder("public", "inner", "apart");
        assertThat(west.networks()).extracting(Network::name).containsExactlyInAnyOrder("public", "shared");
    }

    @Test
    void aNetworkIsExternalIfItSaysSo() {
        assertThat(east.networks())
                .filteredOn(Network::external)
                .extracting(Network::name)
                .containsExactly("public");
    }

    @Test
    void aSubnetHasAGatewayOrNone() {
        assertThat(subnet(east, "inner-v4").cidr()).hasToString("10.1.0.0/24");
        assertThat(subnet(east, "inner-v4").gatewayIp()).hasValue(IpAddress.of("10.1.0.1"));
        assertThat(subnet(east, "inner-v6").gatewayIp()).hasValue(IpAddress.of("fd01::"));
        assertThat(subnet(east, "no-gateway").gatewayIp()).isEmpty();
    }

    @Test
    void aRouterHasItsGatewayAndAnInterfaceForEachSubnet() {
        Router router = router(east, "router1");
        assertThat(router.gatewayAddress(4)).hasValue(IpAddress.of("203.0.113.10"));
        assertThat(router.gatewayAddress(6)).hasValue(IpAddress.of("2001:db8::10"));
        assertThat(router.gateway().map(ExternalGateway::enableSnat)).hasValue(true);
        assertThat(router.interfaces().stream()
                        .map(port -> port.fixedIp().address().toString()))
                .containsExactlyInAnyOrder("10.1.0.1", "fd01::", "fd02::");
        assertThat(router.isOn(subnet(east, "inner-v6-more").id())).isTrue();
        assertThat(router.isOn(subnet(east, "apart-v4").id())).isFalse();
    }

    @Test
    void snatMayBeOffAndARouterMayHaveNoGateway() {
        assertThat(router(west, "router2").gateway().map(ExternalGateway::enableSnat))
                .hasValue(false);
        assertThat(router(west, "inner-only").gateway()).isEmpty();
    }

    @Test
    void theInterfaceOfAHighlyAvailableRouterIsOneButItsPortsForItselfAreNot() {
        assertThat(router(west, "router3").interfaces().stream()
                        .map(port -> port.fixedIp().subnetId()))
                .containsExactly(subnet(west, "shared-v4").id());
    }

    @Test
    void whatChangesInNeutronChangesInThePicture() {
        assertThat(router(picture("gateway-moved", EAST), "router1").gatewayAddress(4))
                .hasValue(IpAddress.of("203.0.113.99"));
        SubnetId apart = subnet(east, "apart-v4").id();
        assertThat(router(picture("interface-added", EAST), "router1").isOn(apart))
                .isTrue();
        assertThat(picture("subnet-deleted", EAST).subnets())
                .extracting(Subnet::id)
                .doesNotContain(apart);
        assertThat(picture("router-deleted", EAST).routers()).isEmpty();
        assertThat(picture("router-deleted", WEST)).isEqualTo(west);
    }

    @Test
    void whatWasDeletedWhileItWasAskedForIsLeftOut() {
        NeutronAnswers all = answers("before");
        FollowInventory withoutNetworks =
                new NeutronAnswers(all.routers(), all.ports(), all.subnets(), List.of()).of(EAST);
        assertThat(withoutNetworks.subnets()).isEmpty();
        assertThat(router(withoutNetworks, "router1").interfaces()).isEmpty();
        assertThat(router(withoutNetworks, "router1").gateway()).isEmpty();
        List<JsonNode> others = all.subnets().stream()
                .filter(row -> !NeutronAnswers.text(row, "name").equals("public-v4"))
                .toList();
        assertThat(router(new NeutronAnswers(all.routers(), all.ports(), others, all.networks()).of(EAST), "router1")
                        .gatewayAddress(4))
                .isEmpty();
    }

    @Test
    void whatIsNotAsTheApiHasItIsNamed() {
        NeutronAnswers all = answers("before");
        List<JsonNode> wrong = all.subnets().stream()
                .map(row -> JsonMapper.shared().readTree(row.toString().replace("10.1.0.0/24", "10.1.0.0/99")))
                .toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NeutronAnswers(all.routers(), all.ports(), wrong, all.networks()).of(EAST))
                .withMessageContaining("10.1.0.0/99");
    }

    private static NeutronAnswers answers(String scene) {
        return new NeutronAnswers(
                RECORDINGS.rows(scene, "routers"),
                RECORDINGS.rows(scene, "ports"),
                RECORDINGS.rows(scene, "subnets"),
                RECORDINGS.rows(scene, "networks"));
    }

    private static FollowInventory picture(String scene, ProjectId project) {
        return answers(scene).of(project);
    }

    private static Subnet subnet(FollowInventory picture, String name) {
        return only(picture.subnets().stream().filter(each -> each.name().equals(name)));
    }

    private static Router router(FollowInventory picture, String name) {
        return only(picture.routers().stream().filter(each -> each.name().equals(name)));
    }

    private static <R> R only(Stream<R> some) {
        List<R> all = some.toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
