package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.event.VpnServiceDeleted;
import io.culvert.events.event.VpnServiceUpdated;
import io.culvert.events.resource.VpnService;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.SubnetId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VpnServiceRulesTest {
    private static final CreateVpnService CREATE = Lab.service(Lab.SERVICE, Optional.of(Lab.SUBNET));

    @Test
    void aServiceHasTheAddressOfItsRoutersGateway() {
        assertThat(Lab.ROUTED.events(CREATE))
                .containsExactly(new VpnServiceCreated(new VpnService(
                        Lab.SERVICE,
                        "",
                        "",
                        Lab.ROUTER,
                        Optional.of(Lab.SUBNET),
                        true,
                        Optional.of(IpAddress.of("172.24.4.226")),
                        Optional.empty())));
    }

    @Test
    void anUnknownRouterIsNotFound() {
        assertThat(Scenario.EMPTY.refusal(CREATE)).isEqualTo("404 RouterNotFound");
    }

    @Test
    void aRouterWithoutAGatewayIsRefused() {
        var inner = Lab.NETWORKS.given(new CreateRouter(Lab.ROUTER, "", true, new Change.Keep<>()));
        assertThat(inner.refusal(CREATE)).isEqualTo("400 RouterIsNotExternal");
    }

    @Test
    void aSubnetThatTheRouterIsNotOnIsRefused() {
        assertThat(Lab.ROUTED.refusal(Lab.service(Lab.SERVICE, Optional.of(new SubnetId(Lab.id(99))))))
                .isEqualTo("400 SubnetIsNotConnectedToRouter");
    }

    @Test
    void aPendingServiceIsChanged() {
        var disable = new UpdateVpnService(Lab.SERVICE, Optional.empty(), Optional.empty(), Optional.of(false));
        assertThat(Lab.SERVED.events(disable))
                .singleElement()
                .isInstanceOfSatisfying(
                        VpnServiceUpdated.class,
                        event -> assertThat(event.service().adminStateUp()).isFalse());
        Lab.SERVED.given(disable).changesNothing(disable);
        assertThat(Lab.ROUTED.refusal(disable)).isEqualTo("404 VPNServiceNotFound");
    }

    @Test
    void aServiceWithConnectionsIsNotDeleted() {
        assertThat(Lab.CONNECTED.refusal(new DeleteVpnService(Lab.SERVICE))).isEqualTo("409 VPNServiceInUse");
        assertThat(Lab.ROUTED.refusal(new DeleteVpnService(Lab.SERVICE))).isEqualTo("404 VPNServiceNotFound");
    }

    @Test
    void theLastServiceOfABoundRouterTakesTheBindingWithIt() {
        var bound = Lab.SERVED.given(new BindRouter(Lab.ROUTER, Lab.HOST));
        assertThat(bound.events(new DeleteVpnService(Lab.GROUPED))).containsExactly(new VpnServiceDeleted(Lab.GROUPED));
        var last = bound.given(new DeleteVpnService(Lab.GROUPED));
        assertThat(last.events(new DeleteVpnService(Lab.SERVICE)))
                .containsExactly(new VpnServiceDeleted(Lab.SERVICE), new RouterUnbound(Lab.ROUTER));
    }

    @Test
    void theLastServiceOfAnUnboundRouterJustGoes() {
        var last = Lab.SERVED.given(new DeleteVpnService(Lab.GROUPED));
        assertThat(last.events(new DeleteVpnService(Lab.SERVICE))).containsExactly(new VpnServiceDeleted(Lab.SERVICE));
    }
}
