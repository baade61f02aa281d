package io.culvert.command.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.command.domain.CreateEndpointGroup;
import io.culvert.command.domain.CreateIkePolicy;
import io.culvert.command.domain.CreateVpnService;
import io.culvert.command.domain.Defaults;
import io.culvert.command.domain.IfRevision;
import io.culvert.command.domain.Together;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Outcome;
import io.culvert.command.port.RouterHosts.Whereabouts;
import io.culvert.command.port.UnavailableException;
import io.culvert.command.rest.MemoryCommands;
import io.culvert.events.event.Cause;
import io.culvert.events.event.RouterUpdated;
import io.culvert.events.event.VpnServiceUpdated;
import io.culvert.events.identity.AwayException;
import io.culvert.events.identity.Deadline;
import io.culvert.events.identity.Settings;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.Subnet;
import io.culvert.events.state.Inventory;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.HostId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.VpnServiceId;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NeutronInventoryTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final ProjectId WEST = new ProjectId("west");
    private static final Cause CAUSE = Cause.of("user", "req-1");
    private static final VpnServiceId SERVICE = new VpnServiceId(new UUID(0, 1));

    private final NeutronDouble neutron = new NeutronDouble();
    private final MemoryCommands commands = new MemoryCommands();
    private final Map<RouterId, Whereabouts> hosts = new HashMap<>();
    private final NeutronInventory inventory = inventory(NeutronClient.PAGE, NeutronDouble.PASSWORD);

    @AfterEach
    void stop() {
        neutron.close();
    }

    @Test
    void projectsFollowWhatNeutronTellsWithTheLookAsCause() throws Exception {
        assertThat(follow(EAST, WEST)).isEqualTo(new Looked(Set.of(), List.of()));

        assertThat(of(EAST).routers().values()).extracting(Router::name).containsExactly("router1");
        assertThat(of(WEST).networks().values())
                .extracting(Network::name)
                .containsExactlyInAnyOrder("public", "shared");
        assertThat(commands.causes).containsOnly(Cause.of("neutron", "req-look"));
    }

    @Test
    void theSameLookAgainChangesNothing() throws Exception {
        follow(EAST, WEST);
        int before = commands.events.size();
        follow(EAST, WEST);
        follow(EAST);
        assertThat(commands.events).hasSize(before);
    }

    @Test
    void aListMayComeInPages() throws Exception {
        follow(EAST, WEST);
        int before = commands.events.size();
        inventory(2, NeutronDouble.PASSWORD).follow(Set.of(EAST, WEST), NeutronInventoryTest::soon, "req-pages");
        assertThat(neutron.requests()).anyMatch(request -> request.contains("&marker="));
        assertThat(commands.events).hasSize(before);
    }

    @Test
    void aServicesAddressFollowsItsRouterUntilThatIsGone() throws Exception {
        follow(EAST);
        assertThat(commands.execute(EAST, service("router1"), CAUSE)).isInstanceOf(Outcome.Done.class);
        assertThat(address()).hasValue(IpAddress.of("203.0.113.10"));

        neutron.becomes("gateway-moved");
        follow(EAST);
        assertThat(address()).hasValue(IpAddress.of("203.0.113.99"));
        assertThat(commands.events).hasAtLeastOneElementOfType(VpnServiceUpdated.class);

        neutron.becomes("interface-added");
        follow(EAST);
        assertThat(commands.events.getLast()).isInstanceOf(RouterUpdated.class);

        neutron.becomes("subnet-deleted");
        follow(EAST);
        assertThat(of(EAST).subnets().values()).extracting(Subnet::name).doesNotContain("apart-v4");

        neutron.becomes("router-deleted");
        follow(EAST);
        assertThat(address()).isEmpty();
        assertThat(of(EAST).routers().values()).singleElement().satisfies(router -> {
            assertThat(router.gateway()).isEmpty();
            assertThat(router.interfaces()).isEmpty();
        });
    }

    @Test
    void aCommandThatNamesARouterOrASubnetMeetsItAsItIsNow() {
        inventory.refresh(EAST, service("router1"), CAUSE);
        assertThat(of(EAST).routers()).hasSize(1);
        assertThat(commands.causes).containsOnly(CAUSE.leadingTo("neutron", "req-1"));

        neutron.becomes("router-deleted");
        VpnCommand group = group(EndpointType.SUBNET, "any");
        inventory.refresh(EAST, new Together(List.of(policy(), new IfRevision(SERVICE, Set.of(1L), group))), CAUSE);
        assertThat(of(EAST).routers()).isEmpty();
    }

    @Test
    void aCommandThatNamesNoneIsNotHeldUp() {
        inventory.refresh(EAST, policy(), CAUSE);
        inventory.refresh(EAST, group(EndpointType.CIDR, "10.5.0.0/24"), CAUSE);
        assertThat(neutron.requests()).isEmpty();
    }

    @Test
    void whileNeutronIsAwayACommandThatNeedsItIsRefusedWithinTwoSecondsAndThenGoesOn() {
        inventory.refresh(EAST, service("router1"), CAUSE);
        neutron.goAway();
        long start = System.nanoTime();
        assertThatThrownBy(() -> inventory.refresh(EAST, service("router1"), CAUSE))
                .isInstanceOf(UnavailableException.class);
        neutron.comeBack();
        neutron.meanwhile(() -> sleep(Duration.ofSeconds(4)));
        assertThatThrownBy(() -> inventory.refresh(EAST, service("router1"), CAUSE))
                .isInstanceOf(UnavailableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        assertThat(of(EAST).routers()).hasSize(1);
        inventory.refresh(EAST, service("router1"), CAUSE);
    }

    @Test
    void aTokenThatIsRevokedIsRenewed() throws Exception {
        follow(EAST);
        neutron.revokeAll();
        neutron.becomes("gateway-moved");
        follow(EAST);
        assertThat(of(EAST).routers().values())
                .singleElement()
                .satisfies(router -> assertThat(router.gatewayAddress(6)).isEmpty());
        assertThat(neutron.logins()).isEqualTo(2);
    }

    @Test
    void noExceptionTellsThePasswordOrTheToken() {
        String wrong = "a-password-that-is-wrong";
        assertThatThrownBy(() ->
                        inventory(NeutronClient.PAGE, wrong).follow(Set.of(EAST), NeutronInventoryTest::soon, "req-1"))
                .isInstanceOf(AwayException.class)
                .hasMessageContaining("401")
                .message()
                .doesNotContain(wrong);
        neutron.becomes("never recorded");
        assertThatThrownBy(() -> follow(EAST))
                .hasMessage("Neutron answered 500 to GET /v2.0/routers")
                .extracting(Throwable::getCause)
                .isNull();
        assertThat(settings(wrong).toString()).doesNotContain(wrong);
    }

    @Test
    void anOlderPictureNeverUndoesANewerOne() throws Exception {
        follow(EAST);
        neutron.meanwhile(() -> {
            // Somebody else looks later, and is done before.
            neutron.becomes("gateway-moved");
            inventory(NeutronClient.PAGE, NeutronDouble.PASSWORD).refresh(EAST, service("router1"), CAUSE);
            neutron.becomes("before");
        });
        assertThat(follow(EAST).overtaken()).containsExactly(EAST);
        assertThat(of(EAST).routers().values())
                .singleElement()
                .satisfies(router -> assertThat(router.gatewayAddress(4)).hasValue(IpAddress.of("203.0.113.99")));
    }

    @Test
    void aCommandWhoseLookIsOvertakenLooksAgain() {
        neutron.meanwhile(() -> {
            inventory(NeutronClient.PAGE, NeutronDouble.PASSWORD).refresh(EAST, service("router1"), CAUSE);
            neutron.becomes("gateway-moved");
        });
        inventory.refresh(EAST, service("router1"), CAUSE);
        assertThat(of(EAST).routers().values())
                .singleElement()
                .satisfies(router -> assertThat(router.gatewayAddress(4)).hasValue(IpAddress.of("203.0.113.99")));
    }

    @Test
    void aProjectThatCannotBeReadDoesNotHoldUpTheOthers() throws Exception {
        neutron.tells("10.1.0.0/24", "10.1.0.0/99");
        assertThat(follow(EAST, WEST).unreadable())
                .singleElement()
                .satisfies(text -> assertThat(text).contains("'east'", "10.1.0.0/99"));
        assertThat(of(WEST).routers()).isNotEmpty();
        assertThat(of(EAST).routers()).isEmpty();
        assertThatThrownBy(() -> inventory.refresh(EAST, service("router1"), CAUSE))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void aRouterIsWhereItsAgentIsTheActiveOneOfSeveralAndAnywhereWithoutAScheduler() throws Exception {
        inventory.refresh(EAST, service("router1"), CAUSE);
        inventory.refresh(WEST, service("router3"), CAUSE);
        inventory.refresh(WEST, service("inner-only"), CAUSE);
        assertThat(hosts)
                .containsEntry(router("router1"), new Whereabouts.At(new HostId("network-1")))
                .containsEntry(router("router3"), new Whereabouts.At(new HostId("network-2")))
                .containsEntry(router("inner-only"), new Whereabouts.Unknown())
                .hasSize(3);
        assertThat(reader().whereabouts(new RouterId(new UUID(0, 1)))).isEqualTo(new Whereabouts.Anywhere());
    }

    @Test
    void theHostsOfRoutersWithServicesAreAskedForAtEachLook() throws Exception {
        follow(EAST);
        assertThat(hosts).isEmpty();
        commands.execute(EAST, service("router1"), CAUSE);
        follow(EAST);
        neutron.becomes("router-moved");
        follow(EAST);
        assertThat(hosts).containsExactly(Map.entry(router("router1"), new Whereabouts.At(new HostId("network-2"))));
    }

    private Looked follow(ProjectId... projects) throws AwayException {
        return inventory.follow(Set.of(projects), NeutronInventoryTest::soon, "req-look");
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10));
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private NeutronReader reader() {
        return new NeutronReader(
                new NeutronClient(settings(NeutronDouble.PASSWORD), NeutronClient.PAGE, Clock.systemUTC()),
                NeutronInventoryTest::soon);
    }

    private NeutronInventory inventory(int page, String password) {
        return new NeutronInventory(
                new NeutronClient(settings(password), page, Clock.systemUTC()),
                commands,
                (project, router, where, cause) -> hosts.put(router, where));
    }

    private NeutronSettings settings(String password) {
        return NeutronSettings.of(new Settings(Map.of(
                "culvert.inventory.neutron.url",
                neutron.url() + "/v2.0/",
                "culvert.inventory.neutron.auth-url",
                neutron.url() + "/v3",
                "culvert.inventory.neutron.password",
                password)::get));
    }

    private Inventory of(ProjectId project) {
        return commands.state(project).inventory();
    }

    private Optional<IpAddress> address() {
        return Optional.ofNullable(commands.state(EAST).vpn().services().get(SERVICE))
                .orElseThrow()
                .externalV4();
    }

    private RouterId router(String name) {
        return RouterId.of(neutron.recordings().id("routers", name));
    }

    private VpnCommand service(String router) {
        return new CreateVpnService(SERVICE, "", "", router(router), Optional.empty(), true);
    }

    private static VpnCommand policy() {
        return new CreateIkePolicy(Defaults.SECURE.ikePolicy(new IkePolicyId(new UUID(0, 3))));
    }

    private static VpnCommand group(EndpointType type, String endpoint) {
        return new CreateEndpointGroup(
                new EndpointGroup(new EndpointGroupId(new UUID(0, 2)), "", "", type, List.of(endpoint)));
    }
}
