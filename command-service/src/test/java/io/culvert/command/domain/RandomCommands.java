package io.culvert.command.domain;

import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.report.ReadinessObserved;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.ExternalGateway;
import io.culvert.events.resource.FixedIp;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.RouterInterface;
import io.culvert.events.resource.Subnet;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.HostId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.VpnServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Commands at random over a handful of ids, so that most refer to something and many are refused.
 *
 * @param generation what the ids of today are besides their number, for whoever wants none to come twice
 */
public record RandomCommands(Random random, ToLongFunction<ResourceId> generation) {
    public RandomCommands(Random random) {
        this(random, id -> 0);
    }

    public VpnCommand next() {
        return switch (random.nextInt(43)) {
            case 0 -> new CreateNetwork(new Network(network(), name(), random.nextBoolean(), true));
            case 1 -> new UpdateNetwork(network(), Optional.of(name()), Optional.empty(), Optional.empty());
            case 2 -> new DeleteNetwork(network());
            case 3 -> new CreateSubnet(subnet(), name(), network(), cidr(), new Change.Keep<>());
            case 4 -> new UpdateSubnet(subnet(), Optional.of(name()), new Change.Clear<>());
            case 5 -> new DeleteSubnet(subnet());
            case 6 -> new CreateRouter(router(), name(), true, gateway());
            case 7 -> new UpdateRouter(router(), Optional.of(name()), Optional.empty(), gateway());
            case 8 -> new DeleteRouter(router());
            case 9, 10 -> new AddRouterInterface(router(), subnet(), id());
            case 11 -> new RemoveRouterInterface(router(), subnet());
            case 12 -> new CreateIkePolicy(Defaults.SECURE.ikePolicy(ike()));
            case 13 -> new DeleteIkePolicy(ike());
            case 14 -> new CreateIpsecPolicy(Defaults.SECURE.ipsecPolicy(ipsec()));
            case 15 -> new DeleteIpsecPolicy(ipsec());
            case 16 -> group(EndpointType.SUBNET, subnet().toString());
            case 17 -> group(EndpointType.CIDR, cidr().toString());
            case 18 -> new DeleteEndpointGroup(group());
            case 19 ->
                new CreateVpnService(
                        service(),
                        name(),
                        "",
                        router(),
                        random.nextBoolean() ? Optional.of(subnet()) : Optional.empty(),
                        true);
            case 20 -> new DeleteVpnService(service());
            case 21, 22 -> connect();
            case 23 ->
                new UpdateSiteConnection(
                        connection(),
                        Lab.changes().mtu(1000 + random.nextInt(3)).all());
            case 24 -> new DeleteSiteConnection(connection());
            case 27 -> new TagResource(ike(), List.of(name(), name()));
            case 28 -> new ChangeQuotas(Map.of(ResourceKind.IKE_POLICY, random.nextInt(4) - 1));
            case 29 -> new Together(List.of(new Operation(0, next()), new Operation(1, next())));
            case 30 ->
                random.nextInt(4) == 0
                        ? aboutAKey()
                        : random.nextBoolean()
                                ? new IfRevision(connection(), Set.of((long) random.nextInt(200)), next())
                                : new IfVersion(Set.of((long) random.nextInt(200)), next());
            case 25, 26 -> new BindRouter(router(), host());
            case 31 -> picture();
            // Seldom, since reports are of early epochs.
            case 32 ->
                switch (random.nextInt(16)) {
                    case 0 -> new MoveRouter(router(), host(), Instant.EPOCH, "");
                    case 1, 2 -> new NameHeir(router(), host(), "");
                    case 3, 4 -> new RecordReadiness(readiness());
                    case 5 -> new DismissHeir(router(), 1 + random.nextInt(20), "");
                    default -> connect();
                };
            case 33 ->
                random.nextInt(4) == 0
                        ? new RecordShredding(connection(), id(), List.of(1), random.nextInt(200))
                        : new RecordStatus(report());
            case 40 ->
                new UpdateIkePolicy(
                        ike(),
                        PolicyRulesTest.ike(Optional.of(new Lifetime(600 + random.nextInt(3)))),
                        random.nextBoolean() ? InUse.APPLY : InUse.REFUSE);
            case 41 ->
                new UpdateVpnService(
                        service(), Optional.of(name()), Optional.empty(), Optional.of(random.nextInt(4) > 0));
            case 42 -> new UpdateEndpointGroup(group(), Optional.of(name()), Optional.empty());
            default -> new RecordStatus(report());
        };
    }

    /** What makes a site with a tunnel, of the lowest ids; chance alone would take long. */
    public List<VpnCommand> site() {
        NetworkId outside = new NetworkId(id(NetworkId::new, 0));
        NetworkId inside = new NetworkId(id(NetworkId::new, 1));
        SubnetId outer = new SubnetId(id(SubnetId::new, 0));
        SubnetId inner = new SubnetId(id(SubnetId::new, 1));
        RouterId router = new RouterId(id(RouterId::new, 0));
        VpnServiceId service = new VpnServiceId(id(VpnServiceId::new, 0));
        IkePolicyId ike = new IkePolicyId(id(IkePolicyId::new, 0));
        IpsecPolicyId ipsec = new IpsecPolicyId(id(IpsecPolicyId::new, 0));
        ConnectionId connection = new ConnectionId(id(ConnectionId::new, 0));
        return List.of(
                new CreateNetwork(new Network(outside, name(), true, true)),
                new CreateNetwork(new Network(inside, name(), false, true)),
                Lab.subnet(outer, outside, "172.24.4.0/24"),
                Lab.subnet(inner, inside, "10.1.0.0/24"),
                new CreateRouter(router, name(), true, new Change.To<>(new GatewayRequest(outside, true, List.of()))),
                new AddRouterInterface(router, inner, id()),
                new CreateIkePolicy(Defaults.SECURE.ikePolicy(ike)),
                new CreateIpsecPolicy(Defaults.SECURE.ipsecPolicy(ipsec)),
                new CreateVpnService(service, name(), "", router, Optional.of(inner), true),
                new CreateSiteConnection(Lab.changes()
                        .peerCidrs("10.2.0.0/24")
                        .appliedTo(Defaults.siteConnection(
                                connection, service, ike, ipsec, "192.0.2.9", "peer", Lab.PSK))));
    }

    private VpnCommand aboutAKey() {
        return random.nextBoolean()
                ? new ReleaseSecret(host(), random.nextInt(4), Lab.PSK)
                : new DiscloseSecrets(Map.of(connection(), Lab.PSK));
    }

    private CreateSiteConnection connect() {
        var bare = Defaults.siteConnection(connection(), service(), ike(), ipsec(), "192.0.2.9", "peer", Lab.PSK);
        var changes = random.nextBoolean()
                ? Lab.changes().peerCidrs(cidr().toString())
                : Lab.changes().groups(Optional.of(group()), Optional.of(group()));
        return new CreateSiteConnection(changes.appliedTo(bare));
    }

    /** Of any part of what there may be; all that it refers to is in it. */
    private FollowInventory picture() {
        List<Network> networks = some(id -> new Network(new NetworkId(id), name(), random.nextBoolean(), true));
        List<Subnet> subnets = networks.isEmpty()
                ? List.of()
                : some(id -> new Subnet(new SubnetId(id), name(), any(networks).id(), cidr(), Optional.empty()));
        List<Router> routers = some(id -> new Router(
                new RouterId(id),
                name(),
                true,
                networks.isEmpty() || random.nextInt(4) == 0
                        ? Optional.empty()
                        : Optional.of(new ExternalGateway(any(networks).id(), true, someOn(subnets))),
                someOn(subnets).stream()
                        .map(ip -> new RouterInterface(id(), ip))
                        .toList()));
        return new FollowInventory(networks, subnets, routers);
    }

    private <R> List<R> some(Function<UUID, R> made) {
        return IntStream.range(0, 3)
                .filter(i -> random.nextInt(8) > 0)
                .mapToObj(i -> made.apply(new UUID(0, i)))
                .toList();
    }

    private <R> R any(List<R> all) {
        return all.get(random.nextInt(all.size()));
    }

    private List<FixedIp> someOn(List<Subnet> subnets) {
        return subnets.stream()
                .filter(subnet -> random.nextInt(4) > 0)
                .map(subnet -> new FixedIp(subnet.id(), subnet.cidr().host(2 + random.nextInt(2))))
                .toList();
    }

    private ConnectionObserved report() {
        return new ConnectionObserved(
                host(),
                Lab.T0.plusSeconds(random.nextInt(100)),
                new ProjectId("p"),
                connection(),
                1 + random.nextInt(20),
                random.nextInt(200),
                random.nextBoolean() ? Status.ACTIVE : Status.DOWN,
                new StatusReason(ReasonCode.ESTABLISHED, name()));
    }

    private ReadinessObserved readiness() {
        return new ReadinessObserved(
                host(),
                Lab.T0.plusSeconds(random.nextInt(100)),
                new ProjectId("p"),
                router(),
                1 + random.nextInt(20),
                random.nextInt(4) > 0
                        ? Optional.empty()
                        : Optional.of(new StatusReason(ReasonCode.NAMESPACE_MISSING, name())));
    }

    private CreateEndpointGroup group(EndpointType type, String endpoint) {
        return new CreateEndpointGroup(new EndpointGroup(group(), name(), "", type, List.of(endpoint)));
    }

    private Change<GatewayRequest> gateway() {
        return switch (random.nextInt(6)) {
            case 0 -> new Change.Keep<>();
            case 1 -> new Change.Clear<>();
            default -> new Change.To<>(new GatewayRequest(network(), true, List.of()));
        };
    }

    private Cidr cidr() {
        return Cidr.of("10." + random.nextInt(4) + ".0.0/" + (20 + random.nextInt(9)));
    }

    private UUID id() {
        return new UUID(0, random.nextInt(3));
    }

    private UUID id(Function<UUID, ResourceId> kind) {
        return id(kind, random.nextInt(3));
    }

    private UUID id(Function<UUID, ResourceId> kind, int number) {
        return new UUID(generation.applyAsLong(kind.apply(new UUID(0, number))), number);
    }

    private IkePolicyId ike() {
        return new IkePolicyId(id(IkePolicyId::new));
    }

    private IpsecPolicyId ipsec() {
        return new IpsecPolicyId(id(IpsecPolicyId::new));
    }

    private String name() {
        return "n" + random.nextInt(3);
    }

    private NetworkId network() {
        return new NetworkId(id(NetworkId::new));
    }

    private SubnetId subnet() {
        return new SubnetId(id(SubnetId::new));
    }

    private RouterId router() {
        return new RouterId(id(RouterId::new));
    }

    private EndpointGroupId group() {
        return new EndpointGroupId(id(EndpointGroupId::new));
    }

    private VpnServiceId service() {
        return new VpnServiceId(id(VpnServiceId::new));
    }

    private ConnectionId connection() {
        return new ConnectionId(id(ConnectionId::new));
    }

    private HostId host() {
        return new HostId("host" + random.nextInt(2));
    }
}
