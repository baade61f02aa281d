package io.culvert.query;

import io.culvert.events.event.Cause;
import io.culvert.events.event.EndpointGroupCreated;
import io.culvert.events.event.EndpointGroupDeleted;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.IpsecPolicyCreated;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterCreated;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.SubnetCreated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.FixedIp;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Proposal;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.RouterInterface;
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
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.TransformProtocol;
import io.culvert.events.value.VpnServiceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What happens in a project: it gets a tunnel, which comes up; something is deleted; its router moves to another host. */
public record Story(ProjectId project) {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    public static final Story EAST = new Story(new ProjectId("east"));

    /** The identity that a thing has in this project. */
    public UUID id(String thing) {
        return UUID.nameUUIDFromBytes((project + "/" + thing).getBytes(StandardCharsets.UTF_8));
    }

    public List<Envelope> events() {
        List<Envelope> events = new ArrayList<>();
        for (VpnEvent fact : facts()) {
            long version = events.size() + 1L;
            events.add(new Envelope(
                    id("event" + version),
                    project,
                    version,
                    100 + version,
                    Instant.parse("2026-11-24T12:00:00.123456789Z").plusSeconds(version),
                    new Cause("someone", "req-" + version, "report-" + version, Optional.of(TRACE)),
                    fact));
        }
        return events;
    }

    private List<VpnEvent> facts() {
        return List.of(
                new NetworkCreated(new Network(new NetworkId(id("net")), "mynet", false, true)),
                new SubnetCreated(new Subnet(
                        subnet(), "mysubnet", new NetworkId(id("net")), Cidr.of("10.1.0.0/24"), Optional.empty())),
                new RouterCreated(router()),
                new IkePolicyCreated(ike()),
                new IpsecPolicyCreated(ipsec()),
                new EndpointGroupCreated(group()),
                new VpnServiceCreated(service()),
                new SiteConnectionCreated(connection("first")),
                new RouterBound(new Binding(router().id(), new HostId("host-1"), 1)),
                new StatusReported(connectionId(), status("host-1", 1)),
                new EndpointGroupDeleted(group().id()),
                new SiteConnectionUpdated(connection("renamed")),
                new RouterUnbound(router().id()),
                new RouterBound(new Binding(router().id(), new HostId("host-2"), 2)),
                new StatusReported(connectionId(), status("host-2", 2)));
    }

    public ConnectionId connectionId() {
        return new ConnectionId(id("connection"));
    }

    private SubnetId subnet() {
        return new SubnetId(id("subnet"));
    }

    private Router router() {
        return new Router(
                new RouterId(id("router")),
                "router1",
                true,
                Optional.empty(),
                List.of(new RouterInterface(id("port"), new FixedIp(subnet(), IpAddress.of("10.1.0.1")))));
    }

    private IkePolicy ike() {
        return new IkePolicy(
                new IkePolicyId(id("ike")),
                "ikepolicy1",
                "",
                AuthAlgorithm.SHA256,
                EncryptionAlgorithm.AES_256,
                DhGroup.GROUP14,
                IkeVersion.V2,
                Phase1Mode.MAIN,
                new Lifetime(3600),
                List.of(new Proposal(AuthAlgorithm.SHA384, EncryptionAlgorithm.AES_256, DhGroup.GROUP20)));
    }

    private IpsecPolicy ipsec() {
        return new IpsecPolicy(
                new IpsecPolicyId(id("ipsec")),
                "ipsecpolicy1",
                "",
                TransformProtocol.ESP,
                AuthAlgorithm.SHA256,
                EncryptionAlgorithm.AES_256,
                EncapsulationMode.TUNNEL,
                DhGroup.GROUP14,
                new Lifetime(3600));
    }

    private EndpointGroup group() {
        return new EndpointGroup(
                new EndpointGroupId(id("group")), "peers", "", EndpointType.CIDR, List.of("10.9.0.0/24"));
    }

    private VpnService service() {
        return new VpnService(
                new VpnServiceId(id("service")),
                "myvpn",
                "",
                router().id(),
                Optional.of(subnet()),
                true,
                Optional.of(IpAddress.of("172.24.4.226")),
                Optional.empty());
    }

    private SiteConnection connection(String name) {
        return new SiteConnection(
                connectionId(),
                name,
                "with \"quotes\" and $dollars",
                service().id(),
                ike().id(),
                ipsec().id(),
                "172.24.4.233",
                "172.24.4.233",
                "",
                List.of(Cidr.of("10.2.0.0/24"), Cidr.of("10.3.0.0/24")),
                Optional.empty(),
                Optional.empty(),
                1500,
                Initiator.BI_DIRECTIONAL,
                Dpd.DEFAULT,
                true,
                new SecretRef(id("secret"), 1, "0123456789abcdef"));
    }

    private static ConnectionStatus status(String host, long epoch) {
        return new ConnectionStatus(
                new HostId(host),
                epoch,
                9,
                Status.ACTIVE,
                new StatusReason(ReasonCode.ESTABLISHED, "CHILD_SA installed"),
                Instant.parse("2026-11-24T12:00:30Z"));
    }
}
