package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.EndpointGroupCreated;
import io.culvert.events.event.EndpointGroupDeleted;
import io.culvert.events.event.EndpointGroupUpdated;
import io.culvert.events.value.EndpointType;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointGroupRulesTest {
    private final Scenario networks = Lab.NETWORKS;

    @Test
    void aGroupOfWhatThereIsIsCreated() {
        var subnets = Lab.group(Lab.LOCAL, EndpointType.SUBNET, Lab.SUBNET.toString());
        assertThat(networks.events(subnets)).containsExactly(new EndpointGroupCreated(subnets.group()));
        var cidrs = Lab.group(Lab.PEER, EndpointType.CIDR, "10.5.0.7/24", "fd05::/64");
        assertThat(networks.events(cidrs)).containsExactly(new EndpointGroupCreated(cidrs.group()));
        var vlans = Lab.group(Lab.PEER, EndpointType.VLAN, "anything");
        assertThat(networks.events(vlans)).containsExactly(new EndpointGroupCreated(vlans.group()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SUBNET | router1                              | InvalidEndpointInEndpointGroup",
                "SUBNET | 00000000-0000-0000-0000-00000000ffff | NonExistingSubnetInEndpointGroup",
                "CIDR   | 10.5.0.0                             | InvalidEndpointInEndpointGroup",
                "CIDR   | 10.5.0.0/24 10.5.0.0/24              | InvalidEndpointInEndpointGroup",
                "CIDR   | 10.5.0.0/24 10.5.0.1/24              | InvalidEndpointInEndpointGroup",
            })
    void aGroupOfAnythingElseIsRefused(EndpointType type, String endpoints, String refusal) {
        assertThat(networks.refusal(Lab.group(Lab.PEER, type, endpoints.split(" "))))
                .isEqualTo("400 " + refusal);
    }

    @Test
    void anEmptyGroupIsRefused() {
        assertThat(networks.refusal(Lab.group(Lab.PEER, EndpointType.CIDR)))
                .isEqualTo("400 MissingEndpointForEndpointGroup");
    }

    @Test
    void aGroupIsRenamedWhileInUse() {
        var used = Lab.SERVED.given(Lab.connect(Lab.grouped()));
        assertThat(used.events(new UpdateEndpointGroup(Lab.LOCAL, Optional.of("n"), Optional.empty())))
                .singleElement()
                .isInstanceOfSatisfying(
                        EndpointGroupUpdated.class,
                        event -> assertThat(event.group().name()).isEqualTo("n"));
        used.changesNothing(new UpdateEndpointGroup(Lab.LOCAL, Optional.of(""), Optional.empty()));
    }

    @Test
    void aGroupInUseIsNotDeleted() {
        var used = Lab.SERVED.given(Lab.connect(Lab.grouped()));
        assertThat(used.refusal(new DeleteEndpointGroup(Lab.LOCAL))).isEqualTo("400 EndpointGroupInUse");
        assertThat(used.refusal(new DeleteEndpointGroup(Lab.PEER))).isEqualTo("400 EndpointGroupInUse");
        assertThat(Lab.SERVED.events(new DeleteEndpointGroup(Lab.PEER)))
                .containsExactly(new EndpointGroupDeleted(Lab.PEER));
    }

    @Test
    void anUnknownGroupIsNotFound() {
        assertThat(networks.refusal(new DeleteEndpointGroup(Lab.PEER))).isEqualTo("404 VPNEndpointGroupNotFound");
        assertThat(networks.refusal(new UpdateEndpointGroup(Lab.PEER, Optional.empty(), Optional.empty())))
                .isEqualTo("404 VPNEndpointGroupNotFound");
    }
}
