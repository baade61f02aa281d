package io.culvert.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.identity.HostsService;
import io.culvert.embedded.EmbeddedBroker;
import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.IpsecPolicyCreated;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.SubnetCreated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent with a real broker and real charons: both ends of a tunnel are routers of this host. */
class AgentIT {
    static final HostId HOST = new HostId("it-host");
    private static final ProjectId EAST = new ProjectId("east");
    private static final ProjectId WEST = new ProjectId("west");
    private static final ConnectionId EASTS = new ConnectionId(UUID.randomUUID());
    private static final ConnectionId WESTS = new ConnectionId(UUID.randomUUID());
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path dir;

    private final TwoRouters routers = new TwoRouters();

    @SuppressWarnings("NullAway.Init")
    private EmbeddedBroker broker;

    @SuppressWarnings("NullAway.Init")
    private HostsService vault;

    @SuppressWarnings("NullAway.Init")
    private Bus bus;

    @SuppressWarnings("NullAway.Init")
    private Agent agent;

    @BeforeEach
    void start() throws IOException, ExecutionException, InterruptedException {
        broker = EmbeddedBroker.start(dir.resolve("kafka"), 0);
        bus = new Bus(broker.bootstrapServers());
        vault = HostsService.start("secret");
        Files.createDirectories(dir.resolve("state"));
        Files.writeString(dir.resolve("state/enrolment-token"), vault.token().reveal());
        routers.make();
        agent = agent();
    }

    private Agent agent() {
        Agent made = Agent.of(AgentSettings.of(Map.of(
                "culvert.agent.host-id", HOST.value(),
                "culvert.agent.run-dir", dir.resolve("run").toString(),
                "culvert.agent.state-dir", dir.resolve("state").toString(),
                "culvert.agent.hosts-url", vault.url().toString(),
                "culvert.kafka.bootstrap-servers", broker.bootstrapServers())));
        made.start();
        return made;
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        agent.close();
        routers.close();
        bus.close();
        vault.close();
        broker.close();
    }

    @Test
    void carriesATunnelFromItsEventsToItsEnd() throws IOException, ExecutionException, InterruptedException {
        bus.publish(EAST, site(routers.east, "172.24.4.226", "172.24.4.233", 1, 2, EASTS));
        bus.publish(WEST, site(routers.west, "172.24.4.233", "172.24.4.226", 2, 1, WESTS));
        awaitActive(EASTS, WESTS);
        assertThat(routers.pings()).isTrue();

        List<Long> charons = TwoRouters.charons(routers.east);
        agent.close();
        assertThat(routers.pings()).isTrue();
        agent = agent();
        assertThat(bus.report(Duration.ofSeconds(3))).isEmpty();
        assertThat(TwoRouters.charons(routers.east)).isEqualTo(charons);
        assertThat(agent.health().caughtUp()).isTrue();
        assertThat(agent.health().failures()).isEmpty();

        TwoRouters.kill(routers.east);
        ConnectionObserved died = await(EASTS, Status.DOWN);
        assertThat(died.reason().code()).isEqualTo(ReasonCode.DAEMON_DIED);
        await(EASTS, Status.ACTIVE);
        assertThat(routers.pings()).isTrue();

        bus.publish(EAST, new SiteConnectionDeleted(EASTS));
        long deleted = System.nanoTime();
        while (!TwoRouters.charons(routers.east).isEmpty() && System.nanoTime() - deleted < 20_000_000_000L) {
            Thread.sleep(20);
        }

        assertThat(TwoRouters.charons(routers.east)).isEmpty();
        assertThat(await(WESTS, Status.DOWN).reason().code()).isNotEqualTo(ReasonCode.ESTABLISHED);
    }

    /** Records each report in its stream, as the command service does. */
    private void awaitActive(ConnectionId... ids) throws ExecutionException, InterruptedException {
        Map<ConnectionId, Status> seen = new HashMap<>();
        while (!List.of(ids).stream().allMatch(id -> seen.get(id) == Status.ACTIVE)) {
            Optional<ConnectionObserved> report = bus.report(PATIENCE);
            assertThat(report).isPresent();
            ConnectionObserved now = report.get();
            seen.put(now.connectionId(), now.status());
            bus.publish(
                    now.projectId(),
                    new StatusReported(
                            now.connectionId(),
                            new ConnectionStatus(
                                    now.hostId(),
                                    now.epoch(),
                                    now.appliedVersion(),
                                    now.status(),
                                    now.reason(),
                                    now.observedAt())));
        }
    }

    private ConnectionObserved await(ConnectionId id, Status status) {
        while (true) {
            Optional<ConnectionObserved> report = bus.report(PATIENCE);
            assertThat(report).isPresent();
            if (report.get().connectionId().equals(id) && report.get().status() == status) {
                return report.get();
            }
        }
    }

    static VpnEvent[] site(RouterId router, String own, String peer, int net, int peerNet, ConnectionId connection) {
        SubnetId subnet = new SubnetId(UUID.randomUUID());
        VpnServiceId service = new VpnServiceId(UUID.randomUUID());
        IkePolicyId ike = new IkePolicyId(UUID.randomUUID());
        IpsecPolicyId ipsec = new IpsecPolicyId(UUID.randomUUID());
        return new VpnEvent[] {
            // The agent has forgotten the project by the time that it comes to this host.
            new RouterBound(new Binding(router, new HostId("elsewhere"), 1)),
            new SubnetCreated(new Subnet(
                    subnet,
                    "mysubnet",
                    new NetworkId(UUID.randomUUID()),
                    Cidr.of("10." + net + ".0.0/24"),
                    Optional.empty())),
            new IkePolicyCreated(new IkePolicy(
                    ike,
                    "ikepolicy1",
                    "",
                    AuthAlgorithm.SHA256,
                    EncryptionAlgorithm.AES_128,
                    DhGroup.GROUP14,
                    IkeVersion.V2,
                    Phase1Mode.MAIN,
                    new Lifetime(3600))),
            new IpsecPolicyCreated(new IpsecPolicy(
                    ipsec,
                    "ipsecpolicy1",
                    "",
                    TransformProtocol.ESP,
                    AuthAlgorithm.SHA256,
                    EncryptionAlgorithm.AES_128,
                    EncapsulationMode.TUNNEL,
                    DhGroup.GROUP14,
                    new Lifetime(3600))),
            new VpnServiceCreated(new VpnService(
                    service,
                    "vpn",
                    "",
                    router,
                    Optional.of(subnet),
                    true,
                    Optional.of(IpAddress.of(own)),
                    Optional.empty())),
            new RouterBound(new Binding(router, HOST, 2)),
            new SiteConnectionCreated(new SiteConnection(
                    connection,
                    "conn",
                    "",
                    service,
                    ike,
                    ipsec,
                    peer,
                    peer,
                    "",
                    List.of(Cidr.of("10." + peerNet + ".0.0/24")),
                    Optional.empty(),
                    Optional.empty(),
                    1500,
                    Initiator.BI_DIRECTIONAL,
                    Dpd.DEFAULT,
                    true,
                    new SecretRef(UUID.randomUUID(), 1, "fingerprint")))
        };
    }
}
