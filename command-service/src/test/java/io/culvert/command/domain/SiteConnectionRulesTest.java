package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.SecretShredded;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.TransformProtocol;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteConnectionRulesTest {
    private final Scenario served = Lab.SERVED;

    @Test
    void bothKindsOfConnectionsAreCreated() {
        assertThat(served.events(Lab.connect(Lab.connection())))
                .containsExactly(new SiteConnectionCreated(Lab.connection()));
        assertThat(served.events(Lab.connect(Lab.grouped()))).containsExactly(new SiteConnectionCreated(Lab.grouped()));
    }

    @Test
    void whatItRefersToMustBeThere() {
        assertThat(Lab.ROUTED.refusal(Lab.connect(Lab.connection()))).isEqualTo("404 VPNServiceNotFound");
        assertThat(served.given(new DeleteIpsecPolicy(Lab.IPSEC)).refusal(Lab.connect(Lab.connection())))
                .isEqualTo("404 IPsecPolicyNotFound");
        assertThat(served.given(new DeleteIkePolicy(Lab.IKE)).refusal(Lab.connect(Lab.connection())))
                .isEqualTo("404 IKEPolicyNotFound");
        assertThat(served.given(new DeleteEndpointGroup(Lab.PEER)).refusal(Lab.connect(Lab.grouped())))
                .isEqualTo("404 VPNEndpointGroupNotFound");
    }

    @Test
    void ahWithEspIsRefused() {
        var both = served.given(new UpdateIpsecPolicy(
                Lab.IPSEC, PolicyRulesTest.ipsec(Optional.of(TransformProtocol.AH_ESP)), InUse.REFUSE));
        assertThat(both.refusal(Lab.connect(Lab.connection()))).isEqualTo("400 IpsecValidationFailure");
    }

    @Test
    void aServiceWithASubnetTakesPeerCidrsOnly() {
        assertThat(refusal(Lab.bare(Lab.SERVICE))).isEqualTo("400 MissingPeerCidrs");
        assertThat(served.error(Lab.connect(Lab.changes()
                                .groups(Optional.of(Lab.LOCAL), Optional.of(Lab.PEER))
                                .appliedTo(Lab.connection())))
                        .message())
                .isEqualTo("Endpoint groups local and peer cannot be specified, when VPN Service has subnet specified");
        assertThat(refusal(Lab.changes()
                        .groups(Optional.empty(), Optional.of(Lab.PEER))
                        .appliedTo(Lab.connection())))
                .isEqualTo("400 InvalidEndpointGroup");
    }

    @Test
    void aServiceWithoutASubnetTakesGroupsOnly() {
        assertThat(refusal(Lab.changes().peerCidrs("10.2.0.0/24").appliedTo(Lab.grouped())))
                .isEqualTo("400 PeerCidrsInvalid");
        assertThat(refusal(Lab.bare(Lab.GROUPED))).isEqualTo("400 MissingRequiredEndpointGroup");
        assertThat(served.error(Lab.connect(Lab.changes()
                                .groups(Optional.of(Lab.LOCAL), Optional.empty())
                                .appliedTo(Lab.bare(Lab.GROUPED))))
                        .message())
                .contains("Missing endpoint group peer ");
    }

    @Test
    void eachGroupIsOfItsType() {
        assertThat(refusal(groups(Lab.PEER, Lab.PEER))).isEqualTo("400 WrongEndpointGroupType");
        assertThat(refusal(groups(Lab.LOCAL, Lab.LOCAL))).isEqualTo("400 WrongEndpointGroupType");
    }

    @Test
    void theRouterIsOnEachLocalSubnet() {
        var detached =
                served.given(new DeleteVpnService(Lab.SERVICE), new RemoveRouterInterface(Lab.ROUTER, Lab.SUBNET));
        assertThat(detached.refusal(Lab.connect(Lab.grouped()))).isEqualTo("400 SubnetIsNotConnectedToRouter");
    }

    @Test
    void ipVersionsAreNotMixed() {
        EndpointGroupId mixedLocal = new EndpointGroupId(Lab.id(50));
        EndpointGroupId mixedPeer = new EndpointGroupId(Lab.id(51));
        EndpointGroupId v6Peer = new EndpointGroupId(Lab.id(52));
        var more = served.given(
                Lab.group(mixedLocal, EndpointType.SUBNET, Lab.SUBNET.toString(), Lab.SUBNET_V6.toString()),
                Lab.group(mixedPeer, EndpointType.CIDR, "10.5.0.0/24", "fd05::/64"),
                Lab.group(v6Peer, EndpointType.CIDR, "fd05::/64"));
        assertThat(more.refusal(Lab.connect(groups(mixedLocal, Lab.PEER))))
                .isEqualTo("400 MixedIPVersionsForIPSecEndpoints");
        assertThat(more.refusal(Lab.connect(groups(Lab.LOCAL, mixedPeer))))
                .isEqualTo("400 MixedIPVersionsForIPSecEndpoints");
        assertThat(more.refusal(Lab.connect(groups(Lab.LOCAL, v6Peer))))
                .isEqualTo("400 MixedIPVersionsForIPSecConnection");
        assertThat(refusal(Lab.changes().peerCidrs("10.2.0.0/24", "fd02::/64").appliedTo(Lab.connection())))
                .isEqualTo("400 MixedIPVersionsForPeerCidrs");
        assertThat(refusal(Lab.changes().peerCidrs("fd02::/64").appliedTo(Lab.connection())))
                .isEqualTo("400 MixedIPVersionsForIPSecConnection");
    }

    @ParameterizedTest
    @CsvSource({"30, 30", "30, 15", "0, 0"})
    void theDpdTimeoutIsLongerThanTheInterval(int interval, int timeout) {
        var error =
                served.error(Lab.connect(Lab.changes().dpd(interval, timeout).appliedTo(Lab.connection())));
        assertThat(error.type()).isEqualTo("IPsecSiteConnectionDpdIntervalValueError");
        assertThat(error.message())
                .isEqualTo("ipsec_site_connection dpd_timeout is equal to or less than dpd_interval");
    }

    @Test
    void aPartialDpdIsMergedBeforeItIsJudged() {
        assertThat(Lab.CONNECTED.refusal(Lab.changes().dpdTimeout(30).update()))
                .isEqualTo("400 IPsecSiteConnectionDpdIntervalValueError");
        assertThat(Lab.CONNECTED.events(Lab.changes().dpdTimeout(31).update())).hasSize(1);
    }

    @Test
    void theMtuCarriesTheSmallestPacketOfItsVersion() {
        assertThat(refusal(Lab.changes().mtu(67).appliedTo(Lab.connection())))
                .isEqualTo("400 IPsecSiteConnectionMtuError");
        for (int mtu : new int[] {0, 68}) {
            assertThat(served.events(Lab.connect(Lab.changes().mtu(mtu).appliedTo(Lab.connection()))))
                    .hasSize(1);
        }
        var v6 = Lab.ROUTED.given(
                new CreateIkePolicy(Defaults.SECURE.ikePolicy(Lab.IKE)),
                new CreateIpsecPolicy(Defaults.SECURE.ipsecPolicy(Lab.IPSEC)),
                Lab.service(Lab.SERVICE, Optional.of(Lab.SUBNET_V6)));
        assertThat(v6.error(Lab.connect(
                                Lab.changes().peerCidrs("fd02::/64").mtu(1279).appliedTo(Lab.connection())))
                        .message())
                .isEqualTo("ipsec_site_connection MTU 1279 is too small for ipv6");
    }

    @Test
    void theGatewayHasAnAddressOfThePeersVersion() {
        assertThat(refusal(Lab.changes().peerAddress("2001:db8::1").appliedTo(Lab.connection())))
                .isEqualTo("400 ExternalNetworkHasNoSubnet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vpn.example.org", "peer", "xn--bcher-kva.example.", "192.0.2.1"})
    void aPeerIsAnAddressOrAHostName(String peer) {
        assertThat(served.events(Lab.connect(Lab.changes().peerAddress(peer).appliedTo(Lab.connection()))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "%any", "0.0.0.0", "::", "300.1.1.1", "a b", "a\nb", "-a", "10.0.0.0/8", "*", "a;b"})
    void anythingElseIsNoPeer(String peer) {
        assertThat(refusal(Lab.changes().peerAddress(peer).appliedTo(Lab.connection())))
                .isEqualTo("400 VPNPeerAddressNotResolved");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%any", "%any6", "%ANY", " %any", "0.0.0.0", "::", "0::0", "*", "*.example.org", "a\nb", "\u0000"
            })
    void anIdentityOfAnyoneIsRefused(String id) {
        assertThat(refusal(Lab.changes().peerId(id).appliedTo(Lab.connection())))
                .isEqualTo("400 HTTPBadRequest");
        assertThat(refusal(Lab.changes().localId(id).appliedTo(Lab.connection())))
                .isEqualTo("400 HTTPBadRequest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/0",
                "::/0",
                "172.24.4.0/24",
                "172.24.4.1-172.24.4.9",
                "172.24.4.1 - 172.24.4.9",
                "ipv4net:0.0.0.0/0",
                "IPv6Range:::1-::2"
            })
    void anIdentityOfManyIsRefused(String id) {
        assertThat(refusal(Lab.changes().peerId(id).appliedTo(Lab.connection())))
                .isEqualTo("400 HTTPBadRequest");
        assertThat(refusal(Lab.changes().localId(id).appliedTo(Lab.connection())))
                .isEqualTo("400 HTTPBadRequest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10-1.example.org", "a/b", "@172.24.4.1/24x", "keyid:a-b", "C=CH, O=a/b, CN=west"})
    void aNameWithADashOrASlashIsOnePeer(String id) {
        assertThat(served.events(Lab.connect(Lab.changes().peerId(id).appliedTo(Lab.connection()))))
                .hasSize(1);
    }

    @Test
    void aPeerHasAnIdentityAndTheServiceNeedsNone() {
        assertThat(refusal(Lab.changes().peerId("").appliedTo(Lab.connection())))
                .isEqualTo("400 HTTPBadRequest");
        assertThat(refusal(Lab.changes().peerId("  ").appliedTo(Lab.connection())))
                .isEqualTo("400 HTTPBadRequest");
        assertThat(served.events(Lab.connect(Lab.changes().localId("").appliedTo(Lab.connection()))))
                .hasSize(1);
    }

    @Test
    void onlyWhatWasSentChanges() {
        assertThat(Lab.CONNECTED.events(Lab.changes().peerCidrs("10.9.0.0/24").update()))
                .containsExactly(new SiteConnectionUpdated(
                        Lab.changes().peerCidrs("10.9.0.0/24").appliedTo(Lab.connection())));
    }

    @Test
    void aChangeIsJudgedWithWhatStays() {
        assertThat(Lab.CONNECTED.refusal(Lab.changes().peerCidrs().update())).isEqualTo("400 MissingPeerCidrs");
        assertThat(Lab.CONNECTED.refusal(Lab.changes()
                        .groups(Optional.of(Lab.LOCAL), Optional.empty())
                        .update()))
                .isEqualTo("400 InvalidEndpointGroup");
    }

    @Test
    void aNewSecretIsAChange() {
        SecretRef next = new SecretRef(Lab.PSK.secretId(), 2, "other");
        var update = new UpdateSiteConnection(Lab.CONNECTION, SiteConnectionChanges.NONE.withPsk(next));
        assertThat(Lab.CONNECTED.events(update))
                .singleElement()
                .isInstanceOfSatisfying(
                        SiteConnectionUpdated.class,
                        event -> assertThat(event.connection().psk()).isEqualTo(next));
    }

    @Test
    void aChangeToWhatItIsChangesNothing() {
        Lab.CONNECTED.changesNothing(Lab.changes().update());
        Lab.CONNECTED.changesNothing(
                Lab.changes().mtu(1500).peerCidrs("10.2.0.0/24").update());
    }

    @Test
    void aConnectionIsDeletedOnce() {
        var delete = new DeleteSiteConnection(Lab.CONNECTION);
        assertThat(Lab.CONNECTED.events(delete)).containsExactly(new SiteConnectionDeleted(Lab.CONNECTION));
        assertThat(Lab.CONNECTED.given(delete).refusal(delete)).isEqualTo("404 IPsecSiteConnectionNotFound");
        assertThat(served.refusal(Lab.changes().update())).isEqualTo("404 IPsecSiteConnectionNotFound");
    }

    @Test
    void thatASecretIsDestroyedIsToldOnce() {
        var deleted = Lab.CONNECTED.given(new DeleteSiteConnection(Lab.CONNECTION));
        long at = deleted.state().version();
        var shredding = new RecordShredding(Lab.CONNECTION, Lab.PSK.secretId(), List.of(1, 3), at);
        assertThat(deleted.events(shredding))
                .containsExactly(new SecretShredded(Lab.CONNECTION, Lab.PSK.secretId(), List.of(1, 3), at));

        var told = deleted.given(shredding);
        told.changesNothing(shredding);
        assertThat(told.state().intentVersion()).isEqualTo(deleted.state().intentVersion());
    }

    @Test
    void theSecretOfAConnectionDeletedLaterIsToldOfToo() {
        var told = Lab.CONNECTED.given(new RecordShredding(Lab.CONNECTION, Lab.PSK.secretId(), List.of(1), 2));
        assertThat(told.events(new RecordShredding(Lab.CONNECTION, Lab.PSK.secretId(), List.of(2), 3)))
                .hasSize(1);
    }

    private String refusal(SiteConnection connection) {
        return served.refusal(Lab.connect(connection));
    }

    private static SiteConnection groups(EndpointGroupId local, EndpointGroupId peer) {
        return Lab.changes().groups(Optional.of(local), Optional.of(peer)).appliedTo(Lab.bare(Lab.GROUPED));
    }
}
