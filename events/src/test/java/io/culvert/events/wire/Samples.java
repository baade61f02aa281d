package io.culvert.events.wire;

import io.culvert.events.event.ChangeSetConfirmed;
import io.culvert.events.event.ChangeSetOpened;
import io.culvert.events.event.ChangeSetReverted;
import io.culvert.events.event.DriftDetected;
import io.culvert.events.event.DriftRepaired;
import io.culvert.events.event.EndpointGroupCreated;
import io.culvert.events.event.EndpointGroupDeleted;
import io.culvert.events.event.EndpointGroupUpdated;
import io.culvert.events.event.HeirDismissed;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.IkePolicyDeleted;
import io.culvert.events.event.IkePolicyUpdated;
import io.culvert.events.event.IpsecPolicyCreated;
import io.culvert.events.event.IpsecPolicyDeleted;
import io.culvert.events.event.IpsecPolicyUpdated;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.NetworkDeleted;
import io.culvert.events.event.NetworkUpdated;
import io.culvert.events.event.QuotasChanged;
import io.culvert.events.event.ResourceTagged;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterCreated;
import io.culvert.events.event.RouterDeleted;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.RouterUpdated;
import io.culvert.events.event.SecretDisclosed;
import io.culvert.events.event.SecretShredded;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.SubnetCreated;
import io.culvert.events.event.SubnetDeleted;
import io.culvert.events.event.SubnetUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.event.VpnServiceDeleted;
import io.culvert.events.event.VpnServiceUpdated;
import io.culvert.events.event.WeakCryptoAccepted;
import io.culvert.events.event.WebhookCreated;
import io.culvert.events.event.WebhookDeleted;
import io.culvert.events.event.WebhookDisabled;
import io.culvert.events.event.WebhookResumed;
import io.culvert.events.event.WebhookUpdated;
import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.report.HostReport;
import io.culvert.events.report.ReadinessObserved;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.Certificates;
import io.culvert.events.resource.ChangeSet;
import io.culvert.events.resource.ChangedResource;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.ExternalGateway;
import io.culvert.events.resource.FixedIp;
import io.culvert.events.resource.Heir;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.LeftResource;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.OwnCertificate;
import io.culvert.events.resource.Proposal;
import io.culvert.events.resource.QuotaLimit;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.RouterInterface;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.resource.Webhook;
import io.culvert.events.telemetry.ChildParameters;
import io.culvert.events.telemetry.IkeParameters;
import io.culvert.events.telemetry.Suite;
import io.culvert.events.telemetry.Traffic;
import io.culvert.events.telemetry.TunnelCounters;
import io.culvert.events.telemetry.TunnelSeen;
import io.culvert.events.telemetry.TunnelsObserved;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.Dpd;
import io.culvert.events.value.DriftFinding;
import io.culvert.events.value.DriftKind;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.Fate;
import io.culvert.events.value.HostId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.NatTraversal;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.Phase1Mode;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.TransformProtocol;
import io.culvert.events.value.Until;
import io.culvert.events.value.VpnServiceId;
import io.culvert.events.value.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One event of each type, fixed for ever: the approved JSON is made of them. */
public final class Samples {
    private static final NetworkId NETWORK = NetworkId.of("11111111-0000-4000-8000-000000000001");
    private static final SubnetId SUBNET = SubnetId.of("11111111-0000-4000-8000-000000000002");
    private static final RouterId ROUTER = RouterId.of("11111111-0000-4000-8000-000000000003");
    private static final ConnectionId CONNECTION = ConnectionId.of("11111111-0000-4000-8000-000000000008");

    private static final UUID SECRET = UUID.fromString("11111111-0000-4000-8000-000000000009");

    private Samples() {}

    public static List<VpnEvent> all() {
        return List.of(
                new NetworkCreated(network()),
                new NetworkUpdated(network()),
                new NetworkDeleted(NETWORK),
                new SubnetCreated(subnet()),
                new SubnetUpdated(subnet()),
                new SubnetDeleted(SUBNET),
                new RouterCreated(router()),
                new RouterUpdated(router()),
                new RouterDeleted(ROUTER),
                new RouterBound(new Binding(ROUTER, new HostId("host-1"), 3)),
                new HeirNamed(new Heir(new Binding(ROUTER, new HostId("host-2"), 4), "host host-1 is drained")),
                new HeirDismissed(ROUTER, "host host-2: the router has no namespace on this host"),
                new RouterUnbound(ROUTER),
                new IkePolicyCreated(ikePolicy()),
                new IkePolicyUpdated(ikePolicy()),
                new IkePolicyDeleted(ikePolicy().id()),
                new IpsecPolicyCreated(ipsecPolicy()),
                new IpsecPolicyUpdated(ipsecPolicy()),
                new IpsecPolicyDeleted(ipsecPolicy().id()),
                new EndpointGroupCreated(group()),
                new EndpointGroupUpdated(group()),
                new EndpointGroupDeleted(group().id()),
                new VpnServiceCreated(service()),
                new VpnServiceUpdated(service()),
                new VpnServiceDeleted(service().id()),
                new SiteConnectionCreated(connection()),
                new SiteConnectionUpdated(connection()),
                new SiteConnectionDeleted(CONNECTION),
                new ResourceTagged(ResourceKind.IKE_POLICY, ikePolicy().id().value(), List.of("blue", "old")),
                new QuotasChanged(List.of(new QuotaLimit(ResourceKind.SITE_CONNECTION, 100))),
                new WeakCryptoAccepted(
                        ResourceKind.IKE_POLICY, ikePolicy().id().value(), List.of("auth_algorithm sha1")),
                new SecretDisclosed(CONNECTION, connection().psk()),
                new ChangeSetOpened(changeSet()),
                new ChangeSetConfirmed(changeSet().id()),
                new ChangeSetReverted(
                        changeSet().id(),
                        List.of(new LeftResource(
                                ResourceKind.IKE_POLICY, ikePolicy().id().value(), "it was changed since"))),
                new WebhookCreated(webhook(), 26),
                new WebhookUpdated(webhook()),
                new WebhookDeleted(webhook().id()),
                new WebhookResumed(webhook().id(), 12),
                new DriftDetected(
                        ROUTER,
                        new HostId("host-1"),
                        3,
                        Instant.parse("2026-11-02T10:00:00Z"),
                        List.of(new DriftFinding(DriftKind.GUARD_CHANGED, "the guard of the namespace"))),
                new DriftRepaired(
                        ROUTER,
                        new HostId("host-1"),
                        3,
                        Instant.parse("2026-11-02T10:00:00Z"),
                        Instant.parse("2026-11-02T10:00:01.5Z")),
                new WebhookDisabled(webhook().id(), "410 Gone"),
                new SecretShredded(CONNECTION, SECRET, List.of(1, 2), 26),
                new StatusReported(CONNECTION, status()));
    }

    /** What events of earlier versions read as, where that is not the sample of today. */
    static List<VpnEvent> historic() {
        IkePolicy ike = ikePolicy(List.of());
        IpsecPolicy ipsec = ipsecPolicy(List.of());
        return List.of(
                new IkePolicyCreated(ike),
                new IkePolicyUpdated(ike),
                new IpsecPolicyCreated(ipsec),
                new IpsecPolicyUpdated(ipsec),
                new SiteConnectionCreated(connection(NatTraversal.AUTO, Optional.empty())),
                new SiteConnectionUpdated(connection(NatTraversal.AUTO, Optional.empty())),
                new SiteConnectionCreated(connection(NatTraversal.FORCED, Optional.empty())),
                new SiteConnectionUpdated(connection(NatTraversal.FORCED, Optional.empty())));
    }

    /** One report of each type. */
    public static List<HostReport> reports() {
        HostId heir = new HostId("host-2");
        ProjectId east = new ProjectId("east");
        StatusReason lacking =
                new StatusReason(ReasonCode.NAMESPACE_MISSING, "the router has no namespace on this host");
        return List.of(
                new ConnectionObserved(
                        new HostId("host-1"),
                        status().since(),
                        east,
                        CONNECTION,
                        3,
                        12,
                        Status.DOWN,
                        new StatusReason(ReasonCode.PEER_UNREACHABLE, "giving up after 3 retransmits")),
                new ReadinessObserved(heir, status().since(), east, ROUTER, 4, Optional.empty()),
                new ReadinessObserved(heir, status().since(), east, ROUTER, 4, Optional.of(lacking)));
    }

    public static TunnelsObserved telemetry() {
        Instant seen = Instant.parse("2026-11-24T12:00:00Z");
        Instant since = Instant.parse("2026-11-24T11:30:00Z");
        Instant rekey = Instant.parse("2026-11-24T12:20:00Z");
        Traffic traffic = new Traffic(840, 10, 1680, 20);
        return new TunnelsObserved(
                new HostId("host-1"),
                seen,
                180,
                new ProjectId("east"),
                ROUTER,
                3,
                List.of(new TunnelSeen(
                        CONNECTION,
                        Optional.of(new IkeParameters(
                                IkeVersion.V2,
                                true,
                                IpAddress.of("192.0.2.1"),
                                4500,
                                IpAddress.of("192.0.2.2"),
                                4500,
                                false,
                                true,
                                "621362f754cb786a",
                                "8ef1cde4000c815f",
                                new Suite(
                                        Optional.of("AES_CBC-256"),
                                        Optional.of("HMAC_SHA2_256_128"),
                                        Optional.of("PRF_HMAC_SHA2_256"),
                                        Optional.of("MODP_2048")),
                                since,
                                Optional.of(rekey),
                                Optional.empty())),
                        List.of(new ChildParameters(
                                TransformProtocol.ESP,
                                EncapsulationMode.TUNNEL,
                                true,
                                "e37213fc",
                                "3f5a6e0f",
                                new Suite(
                                        Optional.of("AES_GCM_16-256"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                List.of("10.1.0.0/24"),
                                List.of("10.2.0.0/24", "10.3.0.0/24[tcp/443]"),
                                traffic,
                                since,
                                Optional.of(rekey),
                                Optional.of(rekey.plusSeconds(330)),
                                Optional.of(seen.minusSeconds(1)),
                                Optional.empty())),
                        new TunnelCounters(since, traffic.plus(traffic), 2, 1))));
    }

    /** The sample of one type. */
    public static <E extends VpnEvent> E of(Class<E> type) {
        return all().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Network network() {
        return new Network(NETWORK, "public", true, true);
    }

    private static Subnet subnet() {
        return new Subnet(SUBNET, "mysubnet", NETWORK, Cidr.of("10.1.0.0/24"), Optional.of(IpAddress.of("10.1.0.1")));
    }

    private static Router router() {
        return new Router(
                ROUTER,
                "router1",
                true,
                Optional.of(
                        new ExternalGateway(NETWORK, true, List.of(new FixedIp(SUBNET, IpAddress.of("172.24.4.226"))))),
                List.of(new RouterInterface(
                        UUID.fromString("11111111-0000-4000-8000-00000000000a"),
                        new FixedIp(SUBNET, IpAddress.of("10.1.0.1")))));
    }

    private static IkePolicy ikePolicy() {
        return ikePolicy(List.of(new Proposal(AuthAlgorithm.SHA384, EncryptionAlgorithm.AES_256, DhGroup.GROUP20)));
    }

    private static IkePolicy ikePolicy(List<Proposal> further) {
        return new IkePolicy(
                IkePolicyId.of("11111111-0000-4000-8000-000000000004"),
                "ikepolicy1",
                "",
                AuthAlgorithm.SHA256,
                EncryptionAlgorithm.AES_256,
                DhGroup.GROUP14,
                IkeVersion.V2,
                Phase1Mode.MAIN,
                new Lifetime(3600),
                further);
    }

    private static IpsecPolicy ipsecPolicy() {
        return ipsecPolicy(List.of(new Proposal(AuthAlgorithm.SHA256, EncryptionAlgorithm.AES_128, DhGroup.GROUP19)));
    }

    private static IpsecPolicy ipsecPolicy(List<Proposal> further) {
        return new IpsecPolicy(
                IpsecPolicyId.of("11111111-0000-4000-8000-000000000005"),
                "ipsecpolicy1",
                "with words",
                TransformProtocol.ESP,
                AuthAlgorithm.SHA256,
                EncryptionAlgorithm.AES_256_GCM_16,
                EncapsulationMode.TUNNEL,
                DhGroup.GROUP14,
                new Lifetime(3600),
                further);
    }

    private static EndpointGroup group() {
        return new EndpointGroup(
                EndpointGroupId.of("11111111-0000-4000-8000-000000000006"),
                "peers",
                "",
                EndpointType.CIDR,
                List.of("10.5.0.0/24", "2001:db8::/64"));
    }

    private static VpnService service() {
        return new VpnService(
                VpnServiceId.of("11111111-0000-4000-8000-000000000007"),
                "myvpn",
                "My vpn service",
                ROUTER,
                Optional.of(SUBNET),
                true,
                Optional.of(IpAddress.of("172.24.4.226")),
                Optional.empty());
    }

    private static SiteConnection connection() {
        return connection(NatTraversal.FORCED, Optional.of(certificates()));
    }

    private static Certificates certificates() {
        return new Certificates(
                new OwnCertificate(
                        List.of("MIIBAQ==", "MIIBAg=="),
                        "00112233445566778899aabbccddeeff00112233",
                        "300f310d300b06035504030c0465617374",
                        List.of("CN=east", "east.example", "172.24.4.226"),
                        Instant.parse("2027-11-24T12:00:00Z")),
                List.of("MIIBAw=="));
    }

    private static SiteConnection connection(NatTraversal natTraversal, Optional<Certificates> certificates) {
        return new SiteConnection(
                CONNECTION,
                "vpnconnection1",
                "",
                service().id(),
                ikePolicy().id(),
                ipsecPolicy().id(),
                "172.24.4.233",
                "172.24.4.233",
                "",
                List.of(Cidr.of("10.2.0.0/24")),
                Optional.empty(),
                Optional.of(group().id()),
                1500,
                Initiator.BI_DIRECTIONAL,
                Dpd.DEFAULT,
                true,
                new SecretRef(SECRET, 1, "0123456789abcdef"),
                natTraversal,
                certificates);
    }

    private static ChangeSet changeSet() {
        return new ChangeSet(
                UUID.fromString("11111111-0000-4000-8000-00000000000b"),
                26,
                28,
                Instant.parse("2026-11-24T12:02:00Z"),
                Until.ACTIVE,
                List.of(CONNECTION),
                List.of(
                        new ChangedResource(ResourceKind.SITE_CONNECTION, CONNECTION.value(), Fate.UPDATED),
                        new ChangedResource(
                                ResourceKind.IKE_POLICY, ikePolicy().id().value(), Fate.CREATED)));
    }

    private static Webhook webhook() {
        UUID id = UUID.fromString("11111111-0000-4000-8000-00000000000c");
        return new Webhook(
                new WebhookId(id),
                "to the ticket system",
                "",
                "https://hooks.example/culvert",
                List.of("site-connection", "status.reported"),
                true,
                new SecretRef(id, 2, "fedcba9876543210"),
                Optional.of(new SecretRef(id, 1, "0123456789abcdef")));
    }

    private static ConnectionStatus status() {
        return new ConnectionStatus(
                new HostId("host-1"),
                3,
                12,
                Status.ACTIVE,
                new StatusReason(ReasonCode.ESTABLISHED, "CHILD_SA installed"),
                Instant.parse("2026-11-24T12:00:00.123456Z"));
    }
}
