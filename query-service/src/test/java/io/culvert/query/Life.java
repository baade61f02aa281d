package io.culvert.query;

import io.culvert.events.event.Cause;
import io.culvert.events.event.ChangeSetConfirmed;
import io.culvert.events.event.ChangeSetOpened;
import io.culvert.events.event.ChangeSetReverted;
import io.culvert.events.event.DriftDetected;
import io.culvert.events.event.DriftRepaired;
import io.culvert.events.event.EndpointGroupCreated;
import io.culvert.events.event.EndpointGroupDeleted;
import io.culvert.events.event.EndpointGroupUpdated;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.HeirDismissed;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.IkePolicyUpdated;
import io.culvert.events.event.IpsecPolicyCreated;
import io.culvert.events.event.IpsecPolicyUpdated;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.NetworkUpdated;
import io.culvert.events.event.QuotasChanged;
import io.culvert.events.event.ResourceTagged;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterCreated;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.RouterUpdated;
import io.culvert.events.event.SecretDisclosed;
import io.culvert.events.event.SecretShredded;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.SubnetCreated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.event.VpnServiceUpdated;
import io.culvert.events.event.WeakCryptoAccepted;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.ChangeSet;
import io.culvert.events.resource.ChangedResource;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.Drift;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.FixedIp;
import io.culvert.events.resource.Heir;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.QuotaLimit;
import io.culvert.events.resource.Resource;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.RouterInterface;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** A project's life as chance has it: the same seed gives the same events. */
public final class Life {
    private static final List<String> ACTORS = List.of("alice", "bob", "carol");
    private final ProjectId project;
    private final Random random;
    private final List<Envelope> events = new ArrayList<>();
    private ProjectState state = ProjectState.EMPTY;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private Life(ProjectId project, long seed) {
        this.project = project;
        this.random = new Random(seed);
    }

    public static List<Envelope> of(ProjectId project, int events, long seed) {
        Life life = new Life(project, seed);
        life.birth();
        while (life.events.size() < events) {
            life.next();
        }
        return List.copyOf(life.events);
    }

    private void birth() {
        Network network = new Network(new NetworkId(uuid()), "net", false, true);
        SubnetId subnet = new SubnetId(uuid());
        tell(new NetworkCreated(network));
        tell(new SubnetCreated(new Subnet(subnet, "subnet", network.id(), Cidr.of("10.1.0.0/24"), Optional.empty())));
        Router router = new Router(new RouterId(uuid()), "router", true, Optional.empty(), List.of());
        tell(new RouterCreated(router));
        tell(new IkePolicyCreated(ike(new IkePolicyId(uuid()))));
        tell(new IpsecPolicyCreated(ipsec(new IpsecPolicyId(uuid()))));
        tell(new VpnServiceCreated(new VpnService(
                new VpnServiceId(uuid()),
                "service",
                "",
                router.id(),
                Optional.of(subnet),
                true,
                Optional.of(IpAddress.of("172.24.4.1")),
                Optional.empty())));
        tell(new SiteConnectionCreated(connection(new ConnectionId(uuid()))));
    }

    private void next() {
        switch (random.nextInt(20)) {
            case 0 -> tell(new SiteConnectionCreated(connection(new ConnectionId(uuid()))));
            case 1 -> {
                if (state.vpn().connections().size() > 1) {
                    delete(any(state.vpn().connections().values()));
                }
            }
            case 2, 3, 4 ->
                tell(new SiteConnectionUpdated(
                        changed(any(state.vpn().connections().values()))));
            case 5 -> tell(new IkePolicyCreated(ike(new IkePolicyId(uuid()))));
            case 6 ->
                tell(new IkePolicyUpdated(
                        ike(any(state.vpn().ikePolicies().values()).id())));
            case 7 ->
                tell(new IpsecPolicyUpdated(
                        ipsec(any(state.vpn().ipsecPolicies().values()).id())));
            case 8 -> groups();
            case 9 -> hosting();
            case 10 -> extras();
            case 11 -> inventory();
            default -> tell(report(any(state.vpn().connections().values()).id()));
        }
    }

    private void delete(SiteConnection gone) {
        tell(new SiteConnectionDeleted(gone.id()));
        tell(new SecretShredded(
                gone.id(), gone.psk().secretId(), List.of(gone.psk().version()), state.version()));
    }

    private void groups() {
        EndpointGroup group = new EndpointGroup(
                new EndpointGroupId(uuid()),
                word(),
                "",
                EndpointType.CIDR,
                List.of("10." + random.nextInt(250) + ".0.0/16"));
        switch (random.nextInt(3)) {
            case 0 -> tell(new EndpointGroupCreated(group));
            case 1 ->
                state.vpn().endpointGroups().values().stream()
                        .findFirst()
                        .ifPresent(it -> tell(new EndpointGroupUpdated(
                                new EndpointGroup(it.id(), it.name(), word(), it.type(), group.endpoints()))));
            default ->
                state.vpn().endpointGroups().values().stream()
                        .findFirst()
                        .ifPresent(it -> tell(new EndpointGroupDeleted(it.id())));
        }
    }

    private void hosting() {
        RouterId router = any(state.inventory().routers().values()).id();
        if (state.hosting().bindings().containsKey(router) && random.nextInt(4) == 0) {
            succession(router);
        } else if (state.hosting().bindings().containsKey(router) && random.nextBoolean()) {
            drift(router);
        } else {
            tell(new RouterBound(new Binding(
                    router,
                    new HostId("host-" + random.nextInt(3)),
                    state.hosting().epochs().getOrDefault(router, 0L) + 1)));
        }
    }

    private void succession(RouterId router) {
        if (state.hosting().heirs().containsKey(router)) {
            tell(new HeirDismissed(router, word()));
        } else {
            long epoch = state.hosting().epochs().getOrDefault(router, 0L) + 1;
            tell(new HeirNamed(new Heir(new Binding(router, new HostId("host-" + random.nextInt(3)), epoch), word())));
        }
    }

    private void drift(RouterId router) {
        Drift last = state.hosting().drifts().get(router);
        switch (random.nextInt(3)) {
            case 0 ->
                tell(new DriftDetected(
                        router,
                        new HostId("host-0"),
                        1,
                        Instant.ofEpochSecond(state.version()),
                        List.of(new DriftFinding(DriftKind.GUARD_CHANGED, word()))));
            case 1 -> {
                if (last != null) {
                    tell(new DriftRepaired(
                            router, new HostId("host-0"), 1, last.seenAt(), Instant.ofEpochSecond(state.version())));
                }
            }
            default -> tell(new RouterUnbound(router));
        }
    }

    private void extras() {
        SiteConnection connection = any(state.vpn().connections().values());
        IkePolicy policy = any(state.vpn().ikePolicies().values());
        switch (random.nextInt(6)) {
            case 4 ->
                tell(new ChangeSetOpened(new ChangeSet(
                        uuid(),
                        state.version() - 1,
                        state.version(),
                        now,
                        Until.CONFIRMED,
                        List.of(connection.id()),
                        List.of(new ChangedResource(
                                ResourceKind.SITE_CONNECTION, connection.id().value(), Fate.UPDATED)))));
            case 5 ->
                state.changeSets().keySet().stream()
                        .findFirst()
                        .ifPresent(id -> tell(
                                random.nextBoolean()
                                        ? new ChangeSetConfirmed(id)
                                        : new ChangeSetReverted(id, List.of())));
            case 0 ->
                tell(new ResourceTagged(
                        ResourceKind.SITE_CONNECTION, connection.id().value(), List.of(word())));
            case 1 -> tell(new QuotasChanged(List.of(new QuotaLimit(ResourceKind.IKE_POLICY, random.nextInt(100)))));
            case 2 ->
                tell(new WeakCryptoAccepted(
                        ResourceKind.IKE_POLICY, policy.id().value(), List.of("auth_algorithm sha1")));
            default -> tell(new SecretDisclosed(connection.id(), connection.psk()));
        }
    }

    private void inventory() {
        Network network = any(state.inventory().networks().values());
        Subnet subnet = any(state.inventory().subnets().values());
        Router router = any(state.inventory().routers().values());
        VpnService service = any(state.vpn().services().values());
        switch (random.nextInt(3)) {
            case 0 -> tell(new NetworkUpdated(new Network(network.id(), word(), false, random.nextBoolean())));
            case 1 ->
                tell(new RouterUpdated(new Router(
                        router.id(),
                        word(),
                        random.nextBoolean(),
                        Optional.empty(),
                        List.of(new RouterInterface(
                                uuid(), new FixedIp(subnet.id(), IpAddress.of("10.1.0." + random.nextInt(250))))))));
            default ->
                tell(new VpnServiceUpdated(new VpnService(
                        service.id(),
                        word(),
                        word(),
                        service.routerId(),
                        service.subnetId(),
                        random.nextInt(4) > 0,
                        service.externalV4(),
                        service.externalV6())));
        }
    }

    private StatusReported report(ConnectionId id) {
        Status status = one(Status.ACTIVE, Status.DOWN, Status.ERROR);
        ReasonCode code = status == Status.ACTIVE
                ? ReasonCode.ESTABLISHED
                : one(ReasonCode.PEER_UNREACHABLE, ReasonCode.DPD_TIMEOUT, ReasonCode.AUTHENTICATION_FAILED);
        return new StatusReported(
                id,
                new ConnectionStatus(
                        new HostId("host-" + random.nextInt(3)),
                        1 + random.nextInt(9),
                        state.intentVersion(),
                        status,
                        new StatusReason(code, word()),
                        now));
    }

    private IkePolicy ike(IkePolicyId id) {
        return new IkePolicy(
                id,
                word(),
                word(),
                one(AuthAlgorithm.values()),
                one(EncryptionAlgorithm.values()),
                one(DhGroup.values()),
                one(IkeVersion.values()),
                one(Phase1Mode.values()),
                new Lifetime(60 + random.nextInt(9999)));
    }

    private IpsecPolicy ipsec(IpsecPolicyId id) {
        return new IpsecPolicy(
                id,
                word(),
                word(),
                one(TransformProtocol.values()),
                one(AuthAlgorithm.values()),
                one(EncryptionAlgorithm.values()),
                one(EncapsulationMode.values()),
                one(DhGroup.values()),
                new Lifetime(60 + random.nextInt(9999)));
    }

    private SiteConnection connection(ConnectionId id) {
        return connection(id, true, new SecretRef(uuid(), 1, Long.toHexString(random.nextLong())));
    }

    private SiteConnection changed(SiteConnection now) {
        SecretRef psk = random.nextInt(3) > 0
                ? now.psk()
                : new SecretRef(now.psk().secretId(), now.psk().version() + 1, Long.toHexString(random.nextLong()));
        return connection(now.id(), random.nextInt(4) > 0, psk);
    }

    private SiteConnection connection(ConnectionId id, boolean up, SecretRef psk) {
        return new SiteConnection(
                id,
                word(),
                word(),
                any(state.vpn().services().values()).id(),
                any(state.vpn().ikePolicies().values()).id(),
                any(state.vpn().ipsecPolicies().values()).id(),
                "192.0.2." + random.nextInt(250),
                "192.0.2.1",
                "",
                List.of(Cidr.of("10." + random.nextInt(250) + ".0.0/16")),
                Optional.empty(),
                Optional.empty(),
                1280 + random.nextInt(220),
                one(Initiator.values()),
                Dpd.DEFAULT,
                up,
                psk);
    }

    private void tell(VpnEvent event) {
        // Some events are of one commit, and have one time.
        now = now.plusMillis(random.nextInt(3) == 0 ? 0 : random.nextInt(100_000));
        long version = state.version() + 1;
        events.add(new Envelope(
                uuid(),
                project,
                version,
                version,
                now,
                Cause.of(one(ACTORS.toArray(String[]::new)), "req-" + version),
                event));
        state = state.evolve(event, now);
    }

    private String word() {
        return one("blue", "red \"quoted\"", "grün, with a comma", "", "line\nbreak");
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    @SafeVarargs
    private <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    private <R extends Resource> R any(Collection<R> of) {
        return of.stream().skip(random.nextInt(of.size())).findFirst().orElseThrow();
    }
}
