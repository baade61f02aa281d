package io.culvert.bench;

import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.IkePolicyUpdated;
import io.culvert.events.event.IpsecPolicyCreated;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterCreated;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.SubnetCreated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Router;
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
import io.culvert.events.value.StatusReason;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.TransformProtocol;
import io.culvert.events.value.VpnServiceId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;

/**
 * A project with so many connections, whose life goes on for ever: 60 % reports of states, 32 % changes of connections, 4 %
 * changes of policies, and now and then a connection goes and another comes. The same seed gives the same events.
 */
final class Tenant {
    private final ProjectId project;
    private final HostId host;
    private final Random random;
    private final List<IkePolicy> ikePolicies = new ArrayList<>();
    private final List<SiteConnection> connections = new ArrayList<>();
    private final Queue<VpnEvent> next = new ArrayDeque<>();
    private final IpsecPolicyId ipsecPolicy;
    private final VpnServiceId service;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long version;

    Tenant(ProjectId project, int size, long seed) {
        this(project, size, seed, new HostId("host-1"));
    }

    /** @param host that its router is bound to */
    Tenant(ProjectId project, int size, long seed, HostId host) {
        this.project = project;
        this.host = host;
        this.random = new Random(seed);
        this.ipsecPolicy = new IpsecPolicyId(uuid());
        this.service = new VpnServiceId(uuid());
        begin(size);
    }

    private void begin(int size) {
        Network network = new Network(new NetworkId(uuid()), "net", false, true);
        Subnet subnet =
                new Subnet(new SubnetId(uuid()), "subnet", network.id(), Cidr.of("10.1.0.0/24"), Optional.empty());
        Router router = new Router(new RouterId(uuid()), "router", true, Optional.empty(), List.of());
        next.add(new NetworkCreated(network));
        next.add(new SubnetCreated(subnet));
        next.add(new RouterCreated(router));
        next.add(new RouterBound(new Binding(router.id(), host, 1)));
        next.add(new IpsecPolicyCreated(new IpsecPolicy(
                ipsecPolicy,
                "ipsec",
                "",
                TransformProtocol.ESP,
                AuthAlgorithm.SHA256,
                EncryptionAlgorithm.AES_256,
                EncapsulationMode.TUNNEL,
                DhGroup.GROUP14,
                new Lifetime(3600))));
        next.add(new VpnServiceCreated(new VpnService(
                service,
                "service",
                "",
                router.id(),
                Optional.of(subnet.id()),
                true,
                Optional.of(IpAddress.of("172.24.4.1")),
                Optional.empty())));
        for (int i = 0; i < Math.max(1, size / 10); i++) {
            ikePolicies.add(ike(new IkePolicyId(uuid())));
            next.add(new IkePolicyCreated(ikePolicies.getLast()));
        }
        for (int i = 0; i < size; i++) {
            next.add(created());
        }
    }

    Envelope next() {
        if (next.isEmpty()) {
            live();
        }
        version++;
        now = now.plusMillis(random.nextInt(60_000));
        return new Envelope(
                uuid(),
                project,
                version,
                version,
                now,
                Cause.of("user-" + random.nextInt(20), "req-" + uuid()),
                next.remove());
    }

    private void live() {
        int at = random.nextInt(connections.size());
        int dice = random.nextInt(100);
        if (dice < 60) {
            next.add(new StatusReported(connections.get(at).id(), status()));
        } else if (dice < 92) {
            SiteConnection was = connections.get(at);
            connections.set(at, connection(was.id(), was.psk()));
            next.add(new SiteConnectionUpdated(connections.get(at)));
        } else if (dice < 96) {
            IkePolicy policy = ikePolicies.get(random.nextInt(ikePolicies.size()));
            next.add(new IkePolicyUpdated(ike(policy.id())));
        } else {
            next.add(new SiteConnectionDeleted(connections.remove(at).id()));
            next.add(created());
        }
    }

    private SiteConnectionCreated created() {
        connections.add(
                connection(new ConnectionId(uuid()), new SecretRef(uuid(), 1, Long.toHexString(random.nextLong()))));
        return new SiteConnectionCreated(connections.getLast());
    }

    private ConnectionStatus status() {
        boolean active = random.nextInt(10) < 7;
        return new ConnectionStatus(
                host,
                1,
                version,
                active ? Status.ACTIVE : Status.DOWN,
                active
                        ? new StatusReason(ReasonCode.ESTABLISHED, "CHILD_SA installed")
                        : new StatusReason(ReasonCode.PEER_UNREACHABLE, "retransmission timed out"),
                now);
    }

    private IkePolicy ike(IkePolicyId id) {
        return new IkePolicy(
                id,
                "ike-" + random.nextInt(1_000),
                "",
                AuthAlgorithm.SHA256,
                EncryptionAlgorithm.AES_256,
                DhGroup.GROUP14,
                IkeVersion.V2,
                Phase1Mode.MAIN,
                new Lifetime(3_600 + random.nextInt(3_600)));
    }

    private SiteConnection connection(ConnectionId id, SecretRef psk) {
        return new SiteConnection(
                id,
                "site-" + random.nextInt(10_000),
                "the branch in street " + random.nextInt(1_000),
                service,
                ikePolicies.get(random.nextInt(ikePolicies.size())).id(),
                ipsecPolicy,
                "192.0.2." + (1 + random.nextInt(250)),
                "192.0.2.1",
                "",
                List.of(Cidr.of("10." + (2 + random.nextInt(250)) + ".0.0/16")),
                Optional.empty(),
                Optional.empty(),
                1_500 - random.nextInt(200),
                Initiator.BI_DIRECTIONAL,
                Dpd.DEFAULT,
                random.nextInt(20) > 0,
                psk);
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
