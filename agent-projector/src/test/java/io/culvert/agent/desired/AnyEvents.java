package io.culvert.agent.desired;

import io.culvert.events.event.EndpointGroupCreated;
import io.culvert.events.event.EndpointGroupUpdated;
import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.IkePolicyUpdated;
import io.culvert.events.event.IpsecPolicyCreated;
import io.culvert.events.event.IpsecPolicyUpdated;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.SubnetCreated;
import io.culvert.events.event.SubnetUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.event.VpnServiceUpdated;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.EndpointGroup;
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
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.HostId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.Phase1Mode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.TransformProtocol;
import io.culvert.events.value.VpnServiceId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Events of one project as they might come, of a few resources each. */
final class AnyEvents {
    static final HostId HOST = new HostId("here");

    private AnyEvents() {}

    /** One of each first, so that a connection has all that it needs; then whatever comes. */
    static VpnEvent event(Random random, int i) {
        return switch (i < 7 ? i : random.nextInt(13)) {
            case 0 -> new RouterBound(new Binding(router(i < 7 ? 0 : random.nextInt(2)), HOST, i + 1L));
            case 1 -> new SubnetCreated(subnet(random));
            case 2 -> new IkePolicyCreated(ikePolicy(random));
            case 3 -> new IpsecPolicyCreated(ipsecPolicy(random));
            case 4 -> new EndpointGroupCreated(group(random));
            case 5 -> new VpnServiceCreated(service(random, i));
            case 6 -> new SiteConnectionCreated(connection(random));
            case 7 -> new SubnetUpdated(subnet(random));
            case 8 -> new IkePolicyUpdated(ikePolicy(random));
            case 9 -> new IpsecPolicyUpdated(ipsecPolicy(random));
            case 10 -> new EndpointGroupUpdated(group(random));
            case 11 -> new VpnServiceUpdated(service(random, i));
            default ->
                random.nextInt(4) == 0
                        ? new SiteConnectionDeleted(connection(random).id())
                        : new SiteConnectionUpdated(connection(random));
        };
    }

    static RouterId router(int n) {
        return new RouterId(new UUID(1, n));
    }

    private static Subnet subnet(Random random) {
        return new Subnet(
                new SubnetId(new UUID(2, 0)), "", new NetworkId(new UUID(3, 0)), cidr(random), Optional.empty());
    }

    private static Cidr cidr(Random random) {
        return Cidr.of(random.nextInt(4) == 0 ? "2001:db8::/64" : "10." + random.nextInt(5) + ".0.0/16");
    }

    private static IkePolicy ikePolicy(Random random) {
        return new IkePolicy(
                new IkePolicyId(new UUID(4, 0)),
                "",
                "",
                random.nextBoolean() ? AuthAlgorithm.SHA256 : AuthAlgorithm.SHA512,
                EncryptionAlgorithm.AES_128,
                DhGroup.GROUP14,
                IkeVersion.V2,
                Phase1Mode.MAIN,
                new Lifetime(3600));
    }

    private static IpsecPolicy ipsecPolicy(Random random) {
        return new IpsecPolicy(
                new IpsecPolicyId(new UUID(5, 0)),
                "",
                "",
                TransformProtocol.ESP,
                random.nextBoolean() ? AuthAlgorithm.SHA256 : AuthAlgorithm.SHA512,
                EncryptionAlgorithm.AES_128,
                EncapsulationMode.TUNNEL,
                DhGroup.GROUP14,
                new Lifetime(3600));
    }

    private static EndpointGroup group(Random random) {
        return new EndpointGroup(
                new EndpointGroupId(new UUID(6, 0)),
                "",
                "",
                EndpointType.CIDR,
                List.of(cidr(random).toString()));
    }

    private static VpnService service(Random random, int i) {
        return new VpnService(
                new VpnServiceId(new UUID(7, 0)),
                "",
                "",
                router(i < 7 ? 0 : random.nextInt(2)),
                Optional.of(new SubnetId(new UUID(2, 0))),
                random.nextInt(4) > 0,
                Optional.of(IpAddress.of("172.24.4." + (1 + random.nextInt(2)))),
                Optional.empty());
    }

    private static SiteConnection connection(Random random) {
        return new SiteConnection(
                new ConnectionId(new UUID(8, random.nextInt(4))),
                "",
                "",
                new VpnServiceId(new UUID(7, 0)),
                new IkePolicyId(new UUID(4, 0)),
                new IpsecPolicyId(new UUID(5, 0)),
                random.nextInt(8) == 0 ? "west.example" : "172.24.4.23" + random.nextInt(3),
                "peer",
                "",
                List.of(cidr(random)),
                Optional.empty(),
                random.nextBoolean() ? Optional.empty() : Optional.of(new EndpointGroupId(new UUID(6, 0))),
                1500,
                Initiator.BI_DIRECTIONAL,
                Dpd.DEFAULT,
                random.nextInt(4) > 0,
                new SecretRef(new UUID(9, 0), 1 + random.nextInt(2), "f"));
    }
}
