package io.culvert.agent.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.HeirDismissed;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.IpsecPolicyCreated;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.SubnetCreated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.Certificates;
import io.culvert.events.resource.Heir;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.OwnCertificate;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.Dpd;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.HostId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.Phase1Mode;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.Status;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.TransformProtocol;
import io.culvert.events.value.VpnServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DesiredNamespacesTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final HostId HERE = new HostId("here");
    private static final RouterId ROUTER = new RouterId(new UUID(1, 1));
    private static final VpnServiceId SERVICE = new VpnServiceId(new UUID(2, 1));
    private static final SubnetId SUBNET = new SubnetId(new UUID(3, 1));
    private static final IkePolicyId IKE = new IkePolicyId(new UUID(4, 1));
    private static final IpsecPolicyId IPSEC = new IpsecPolicyId(new UUID(5, 1));
    private static final VpnEvent[] SITE = {
        new SubnetCreated(new Subnet(
                SUBNET, "mysubnet", new NetworkId(new UUID(6, 1)), Cidr.of("10.1.0.0/24"), Optional.empty())),
        new IkePolicyCreated(new IkePolicy(
                IKE,
                "",
                "",
                AuthAlgorithm.SHA256,
                EncryptionAlgorithm.AES_128,
                DhGroup.GROUP14,
                IkeVersion.V2,
                Phase1Mode.MAIN,
                new Lifetime(3600))),
        new IpsecPolicyCreated(new IpsecPolicy(
                IPSEC,
                "",
                "",
                TransformProtocol.ESP,
                AuthAlgorithm.SHA256,
                EncryptionAlgorithm.AES_128,
                EncapsulationMode.TUNNEL,
                DhGroup.GROUP14,
                new Lifetime(3600))),
        new VpnServiceCreated(new VpnService(
                SERVICE,
                "",
                "",
                ROUTER,
                Optional.of(SUBNET),
                true,
                Optional.of(IpAddress.of("172.24.4.226")),
                Optional.empty())),
        new RouterBound(new Binding(ROUTER, HERE, 4))
    };

    @Test
    void joinsTheServicesSubnetToThePeersNetworksFromTheServicesAddress() {
        Assignment assignment = assignment(connection(1, "172.24.4.233", "10.2.0.0/24", true, 1));
        DesiredNamespace namespace = assignment.namespace();
        assertThat(namespace.epoch()).isEqualTo(4);
        assertThat(namespace.intentVersion()).isEqualTo(6);
        DesiredIke ike = namespace.ikes().getFirst();
        assertThat(ike.localAddress()).hasToString("172.24.4.226");
        assertThat(ike.localId()).isEqualTo("172.24.4.226");
        assertThat(namespace.pairs())
                .containsExactly(new TrafficPair(Cidr.of("10.1.0.0/24"), Cidr.of("10.2.0.0/24"), 1500));
        assertThat(assignment.revisions()).containsEntry(id(1), 6L);
    }

    @Test
    void whatAHostIsToCarryNextIsPreparedUnderTheEpochOfThePreparationAndNothingOfItBegins() {
        HostId next = new HostId("next");
        ProjectState state = ProjectState.EMPTY;
        for (VpnEvent event : SITE) {
            state = state.evolve(event, Instant.EPOCH);
        }
        SiteConnection connection = connection(1, "172.24.4.233", "10.2.0.0/24", true, 1);
        state = state.evolve(new SiteConnectionCreated(connection), Instant.EPOCH);
        ProjectState named =
                state.evolve(new HeirNamed(new Heir(new Binding(ROUTER, next, 5), "drained")), Instant.EPOCH);
        Assignment here = wanted(named, HERE);
        Assignment there = wanted(named, next);
        assertThat(here.isCarried()).isTrue();
        assertThat(here.namespace().epoch()).isEqualTo(4);
        assertThat(there.isCarried()).isFalse();
        assertThat(there.namespace().epoch()).isEqualTo(5);
        assertThat(there.namespace().pairs()).isEqualTo(here.namespace().pairs());
        assertThat(there.namespace().ikes())
                .containsExactlyElementsOf(here.namespace().ikes().stream()
                        .map(DesiredIke::thatOnlyResponds)
                        .toList());
        ProjectState dismissed = named.evolve(new HeirDismissed(ROUTER, "late"), Instant.EPOCH);
        assertThat(DesiredNamespaces.NONE.next(EAST, dismissed, next).assignments())
                .isEmpty();
        ProjectState unbound = named.evolve(new RouterUnbound(ROUTER), Instant.EPOCH);
        assertThat(wanted(unbound, next).isCarried())
                .as("between the two events of a move what is prepared stays")
                .isFalse();
        ProjectState moved = unbound.evolve(new RouterBound(new Binding(ROUTER, next, 6)), Instant.EPOCH);
        assertThat(wanted(moved, next).isCarried()).isTrue();
        assertThat(DesiredNamespaces.NONE.next(EAST, moved, HERE).assignments()).isEmpty();
    }

    private static Assignment wanted(ProjectState state, HostId host) {
        return Objects.requireNonNull(
                DesiredNamespaces.NONE.next(EAST, state, host).assignments().get(ROUTER));
    }

    @Test
    void mergesConnectionsToOnePeerAndUsesTheNewestKey() {
        List<DesiredIke> ikes = assignment(
                        connection(2, "172.24.4.233", "10.2.0.0/24", true, 1),
                        connection(1, "172.24.4.233", "10.3.0.0/24", true, 2),
                        connection(3, "172.24.4.240", "10.4.0.0/24", true, 3))
                .namespace()
                .ikes();
        assertThat(ikes).hasSize(2);
        DesiredIke merged = ikes.stream()
                .filter(ike -> ike.children().size() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(merged.children()).extracting(DesiredChild::connectionId).containsExactly(id(1), id(2));
        assertThat(merged.psk().version()).isEqualTo(2);
    }

    @Test
    void doesNotCarryADisabledConnectionButTellsOfIt() {
        Assignment assignment = assignment(connection(1, "172.24.4.233", "10.2.0.0/24", false, 1));
        assertThat(assignment.namespace().ikes()).isEmpty();
        assertThat(assignment.notCarried().get(id(1)))
                .extracting(Verdict::status, verdict -> verdict.reason().code())
                .containsExactly(Status.DOWN, ReasonCode.DISABLED);
    }

    @Test
    void reachesAPeerByNameAndRefusesOneOfAnotherIpVersion() {
        assertThat(assignment(connection(1, "west.example", "10.2.0.0/24", true, 1))
                        .namespace()
                        .ikes())
                .extracting(DesiredIke::remoteAddress)
                .containsExactly("west.example");
        assertThat(assignment(connection(1, "2001:db8::1", "10.2.0.0/24", true, 1))
                        .notCarried())
                .containsKey(id(1));
    }

    @Test
    void aConnectionWithCertificatesIsTheirSubjectAndApartFromThoseWithKeys() {
        SiteConnection keyed = connection(1, "172.24.4.233", "10.2.0.0/24", true, 1);
        SiteConnection certified = certified(connection(2, "172.24.4.233", "10.3.0.0/24", true, 2));
        List<DesiredIke> ikes = assignment(keyed, certified).namespace().ikes();
        assertThat(ikes).hasSize(2);
        assertThat(ikes)
                .filteredOn(ike -> ike.certificates().isPresent())
                .singleElement()
                .satisfies(ike -> {
                    assertThat(ike.localId()).isEqualTo("asn1dn:#3000");
                    assertThat(ike.psk().version()).isEqualTo(2);
                });
    }

    private static SiteConnection certified(SiteConnection it) {
        OwnCertificate own =
                new OwnCertificate(List.of("MIIBAQ=="), "0".repeat(40), "3000", List.of("CN=east"), Instant.EPOCH);
        return new SiteConnection(
                it.id(),
                it.name(),
                it.description(),
                it.serviceId(),
                it.ikePolicyId(),
                it.ipsecPolicyId(),
                it.peerAddress(),
                it.peerId(),
                it.localId(),
                it.peerCidrs(),
                it.localGroupId(),
                it.peerGroupId(),
                it.mtu(),
                it.initiator(),
                it.dpd(),
                it.adminStateUp(),
                it.psk(),
                it.natTraversal(),
                Optional.of(new Certificates(own, List.of("MIIBAg=="))));
    }

    @Test
    void anAddressThatWasFoundStandsForTheNameAndAnotherOneIsAnotherConnection() {
        Assignment named = assignment(
                connection(1, "west.example", "10.2.0.0/24", true, 1),
                connection(2, "172.24.4.240", "10.3.0.0/24", true, 1));
        assertThat(FoundPeers.names(named.namespace())).containsExactly("west.example");
        assertThat(FoundPeers.in(named, PeerNames.NONE)).isEqualTo(named);
        assertThat(FoundPeers.isFound(ikeOf(id(1), named))).isFalse();
        assertThat(FoundPeers.isFound(ikeOf(id(2), named))).isTrue();
        Assignment first = FoundPeers.in(named, at("203.0.113.1"));
        Assignment second = FoundPeers.in(named, at("203.0.113.2"));
        assertThat(first.namespace().ikes())
                .extracting(DesiredIke::remoteAddress)
                .containsExactlyInAnyOrder("203.0.113.1", "172.24.4.240");
        assertThat(ikeOf(id(1), first).name()).isNotEqualTo(ikeOf(id(1), second).name());
        assertThat(ikeOf(id(2), first)).isEqualTo(ikeOf(id(2), named));
        assertThat(first.namespace().pairs()).isEqualTo(named.namespace().pairs());
        assertThat(FoundPeers.in(named, at("2001:db8::1"))).as("of no use here").isEqualTo(named);
    }

    @Test
    void aPeerByNameAndByAddressIsOnePeer() {
        SiteConnection byAddress = connection(1, "172.24.4.240", "10.2.0.0/24", true, 1);
        SiteConnection byName = new SiteConnection(
                id(2),
                "",
                "",
                SERVICE,
                IKE,
                IPSEC,
                "west.example",
                byAddress.peerId(),
                "",
                List.of(Cidr.of("10.3.0.0/24")),
                Optional.empty(),
                Optional.empty(),
                1500,
                Initiator.BI_DIRECTIONAL,
                Dpd.DEFAULT,
                true,
                byAddress.psk());
        Assignment found = FoundPeers.in(assignment(byAddress, byName), at("172.24.4.240"));
        assertThat(found.namespace().ikes())
                .singleElement()
                .satisfies(ike -> assertThat(ike.children())
                        .extracting(DesiredChild::connectionId)
                        .containsExactly(id(1), id(2)));
    }

    private static PeerNames at(String address) {
        return PeerNames.NONE.found("west.example", List.of(IpAddress.of(address)), Instant.EPOCH);
    }

    private static DesiredIke ikeOf(ConnectionId id, Assignment in) {
        return in.namespace().ikes().stream()
                .filter(ike -> ike.children().getFirst().connectionId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNewNameOrLifetimeKeepsTheNamesInCharonAndAnotherNetworkDoesNot() {
        String before = child(connection(1, "172.24.4.233", "10.2.0.0/24", true, 1));
        assertThat(child(connection(1, "172.24.4.233", "10.2.0.0/24", true, 2))).isEqualTo(before);
        assertThat(child(connection(1, "172.24.4.233", "10.9.0.0/24", true, 1))).isNotEqualTo(before);
        assertThat(ConfigName.connectionOf(before)).contains(id(1));
    }

    @Test
    void carriesNothingForAnotherHost() {
        assertThat(DesiredNamespaces.NONE
                        .next(EAST, state(), new HostId("there"))
                        .assignments())
                .isEmpty();
    }

    @Test
    void countsARevisionWithEachChange() {
        SiteConnection connection = connection(1, "172.24.4.233", "10.2.0.0/24", true, 1);
        ProjectState state = state(connection).evolve(new SiteConnectionUpdated(connection), Instant.EPOCH);
        assertThat(DesiredNamespaces.NONE.next(EAST, state, HERE).assignments())
                .extractingByKey(ROUTER)
                .extracting(Assignment::revisions)
                .isEqualTo(Map.of(id(1), 7L));
    }

    private static String child(SiteConnection connection) {
        return assignment(connection)
                .namespace()
                .ikes()
                .getFirst()
                .children()
                .getFirst()
                .name();
    }

    private static Assignment assignment(SiteConnection... connections) {
        Map<RouterId, Assignment> all =
                DesiredNamespaces.NONE.next(EAST, state(connections), HERE).assignments();
        assertThat(all).containsOnlyKeys(ROUTER);
        return all.values().iterator().next();
    }

    private static ProjectState state(SiteConnection... connections) {
        ProjectState state = ProjectState.EMPTY;
        for (VpnEvent event : SITE) {
            state = state.evolve(event, Instant.EPOCH);
        }
        for (SiteConnection connection : connections) {
            state = state.evolve(new SiteConnectionCreated(connection), Instant.EPOCH);
        }
        return state;
    }

    private static ConnectionId id(int n) {
        return new ConnectionId(new UUID(7, n));
    }

    private static SiteConnection connection(int n, String peer, String net, boolean up, int key) {
        return new SiteConnection(
                id(n),
                "",
                "",
                SERVICE,
                IKE,
                IPSEC,
                peer,
                peer,
                "",
                List.of(Cidr.of(net)),
                Optional.empty(),
                Optional.empty(),
                1500,
                Initiator.BI_DIRECTIONAL,
                Dpd.DEFAULT,
                up,
                new SecretRef(new UUID(8, 1), key, "f"));
    }
}
