package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.value.SubnetId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeeperRulesTest {
    private static final Terms NEUTRONS = new Terms(Map.of(), CryptoPolicy.DEFAULT, InventoryKeeper.NEUTRON);

    static Stream<VpnCommand> changesOfTheInventory() {
        SubnetId more = new SubnetId(Lab.id(61));
        Change<GatewayRequest> keep = new Change.Keep<>();
        return Stream.of(
                Lab.INNER_NETWORK,
                new UpdateNetwork(Lab.INNER, Optional.of("n"), Optional.empty(), Optional.empty()),
                new DeleteNetwork(Lab.INNER),
                Lab.subnet(more, Lab.INNER, "10.8.0.0/24"),
                new UpdateSubnet(Lab.SUBNET, Optional.of("n"), new Change.Keep<>()),
                new DeleteSubnet(Lab.SUBNET),
                new CreateRouter(Lab.ROUTER, "", true, keep),
                new UpdateRouter(Lab.ROUTER, Optional.of("n"), Optional.empty(), keep),
                new DeleteRouter(Lab.ROUTER),
                new AddRouterInterface(Lab.ROUTER, more, Lab.id(70)),
                new RemoveRouterInterface(Lab.ROUTER, Lab.SUBNET),
                new TagResource(Lab.ROUTER, List.of("t")),
                new Together(List.of(new DeleteRouter(Lab.ROUTER))));
    }

    @ParameterizedTest
    @MethodSource("changesOfTheInventory")
    void whatNeutronKeepsIsChangedThereAlone(VpnCommand command) {
        assertThat(Lab.ROUTED.under(NEUTRONS).refusal(command)).isEqualTo("409 InventoryKeptByNeutron");
        assertThat(Scenario.EMPTY.under(NEUTRONS).error(command).message()).contains("Neutron");
    }

    @Test
    void allElseGoesOn() {
        var routed = Scenario.EMPTY
                .under(NEUTRONS)
                .given(new FollowInventory(
                        List.of(Lab.PUBLIC_NETWORK.network(), Lab.INNER_NETWORK.network()),
                        List.copyOf(Lab.ROUTED.state().inventory().subnets().values()),
                        List.copyOf(Lab.ROUTED.state().inventory().routers().values())));
        assertThat(routed.events(Lab.service(Lab.SERVICE, Optional.of(Lab.SUBNET))))
                .hasSize(1);
        var policy = routed.given(new CreateIkePolicy(Defaults.SECURE.ikePolicy(Lab.IKE)));
        assertThat(policy.events(new TagResource(Lab.IKE, List.of("t")))).hasSize(1);
    }
}
