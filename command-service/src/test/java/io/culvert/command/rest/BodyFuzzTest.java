package io.culvert.command.rest;

import io.culvert.command.domain.Defaults;
import io.culvert.command.domain.InUse;
import io.culvert.command.domain.Terms;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.InventorySource;
import io.culvert.command.port.ReadSide;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Extended;
import io.culvert.events.api.Role;
import io.culvert.events.event.Cause;
import io.culvert.events.value.ProjectId;
import io.culvert.fuzz.Fuzzing;
import io.culvert.fuzz.Target;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is sent as a body, it is carried out or refused in the API's own words. */
class BodyFuzzTest {
    private static final Caller EAST = new Caller(new ProjectId("east"), Role.MEMBER, "east");

    private static final Call DRY_RUN = new Call(
            new Origin("req-1", Optional.empty()),
            Call.Carrying.DRY_RUN,
            InUse.APPLY,
            Extended.SHOWN,
            Optional.empty(),
            Optional.empty());

    private static final String ID = EachOnce.ID.toString();

    private static final List<String> BODIES = List.of(
                    "{'network': {'name': 'public', 'router:external': true, 'admin_state_up': 'True'}}",
                    "{'networks': [{'name': 'a'}, {'name': 'b', 'shared': false}]}",
                    "{'subnet': {'network_id': 'ID', 'ip_version': '4', 'cidr': '10.1.0.0/24', 'gateway_ip': null}}",
                    "{'router': {'external_gateway_info': {'network_id': 'ID', 'enable_snat': true,"
                            + " 'external_fixed_ips': [{'subnet_id': 'ID', 'ip_address': '172.24.4.226'}]}}}",
                    "{'ikepolicy': {'name': 'ike', 'auth_algorithm': 'sha256', 'encryption_algorithm': 'aes-256',"
                            + " 'pfs': 'group14', 'ike_version': 'v2', 'phase1_negotiation_mode': 'main',"
                            + " 'lifetime': {'units': 'seconds', 'value': 3600}, 'further_proposals':"
                            + " [{'auth_algorithm': 'sha384', 'encryption_algorithm': 'aes-256', 'pfs': 'group20'}]}}",
                    "{'ipsecpolicy': {'transform_protocol': 'esp', 'encapsulation_mode': 'tunnel', 'lifetime': null}}",
                    "{'endpoint_group': {'type': 'cidr', 'endpoints': ['10.5.0.0/24', '2001:db8::/64']}}",
                    "{'vpnservice': {'router_id': 'ID', 'subnet_id': 'INNER', 'description': 'My vpn service'}}",
                    "{'ipsec_site_connection': {'vpnservice_id': 'ID', 'ikepolicy_id': 'ID', 'ipsecpolicy_id': 'ID',"
                            + " 'peer_address': '172.24.4.233', 'peer_id': 'peer@example.org', 'psk': 's3cret',"
                            + " 'peer_cidrs': ['10.2.0.0/24'], 'mtu': '1500', 'initiator': 'bi-directional',"
                            + " 'dpd': {'action': 'hold', 'interval': 30, 'timeout': 120},"
                            + " 'local_ep_group_id': null, 'admin_state_up': true}}",
                    "{'ipsec_site_connection': {'psk': 'another', 'name': 'renamed', 'peer_cidrs': '10.3.0.0/24'}}")
            .stream()
            .map(body -> body.replace("'INNER'", "'" + EachOnce.INNER + "'").replace("'ID'", "'" + ID + "'"))
            .map(body -> body.replace('\'', '"'))
            .toList();

    /** Of the controllers, in their order. */
    private static final List<String> KINDS = List.of(
            "network",
            "subnet",
            "router",
            "ikepolic",
            "ipsecpolic",
            "endpoint_group",
            "vpnservice",
            "ipsec_site_connection");

    private static final PskPolicy ANY_KEY = new PskPolicy(PskPolicy.Strength.WARN, PskPolicy.DEFAULT_LEAST_BITS);

    private final MemoryCommands commands = new MemoryCommands();
    private final List<ResourceController> controllers = controllers();

    /** The first octet says who reads the rest, and whether it creates or changes. */
    @Test
    void carriesABodyOutOrRefusesIt() throws InterruptedException {
        Fuzzing.of("bodies of the API", this::read)
                .seeds(BODIES.stream().flatMap(BodyFuzzTest::asPostAndPut).toList())
                .words("{", "}", "[", "]", ",", ":", "\"", "null", "true", "{}", "[]", "\"\"", "[[", "{\"\":", ID)
                .words(
                        "\\u0000",
                        "\\ud800",
                        "1e5",
                        "-0.0",
                        "1e400",
                        "\"psk\":",
                        "\"id\":",
                        "\"tenant_id\":",
                        "\"%any\"")
                .words("fe80::1%eth0", "::ffff:1.2.3.4", "10.0.0.0/33", "0/0", "\ufeff", "\u202e", "\r\n", "/*", "NaN")
                .run();
    }

    private List<ResourceController> controllers() {
        for (VpnCommand command : EachOnce.commands()) {
            commands.execute(EAST.projectId(), command, Cause.of("east", "req-0"));
        }
        ReadSide nobody = (project, version, atMost) -> {};
        var writer = new Writer(
                commands, InventorySource.OURS, nobody, commands::ownerOf, new MemoryRequests(), Terms.DEFAULT);
        return List.of(
                new NetworkController(writer),
                new SubnetController(writer),
                new RouterController(writer),
                new IkePolicyController(writer, Defaults.SECURE),
                new IpsecPolicyController(writer, Defaults.SECURE),
                new EndpointGroupController(writer),
                new VpnServiceController(writer),
                new SiteConnectionController(writer, new MemorySecrets(), ANY_KEY, InstantSource.system()));
    }

    /** To whom a resource of that kind is sent, and then to who changes one. */
    private static Stream<byte[]> asPostAndPut(String body) {
        int kind = 0;
        while (!body.startsWith("{\"" + KINDS.get(kind))) {
            kind++;
        }
        return IntStream.of(2 * kind, 2 * kind + 1)
                .mapToObj(reader -> ((char) reader + body).getBytes(StandardCharsets.UTF_8));
    }

    private String read(byte[] octets) {
        int reader = octets.length == 0 ? 0 : octets[0] & 0xff;
        Octets body = new Octets(octets.length == 0 ? octets : Arrays.copyOfRange(octets, 1, octets.length));
        ResourceController controller = controllers.get(reader / 2 % controllers.size());
        try {
            if (reader % 2 == 0) {
                controller.post(EAST, DRY_RUN, body);
            } else {
                controller.put(EAST, DRY_RUN, ID, body);
            }
        } catch (ApiException e) {
            return e.error().message();
        }
        return Target.READ;
    }
}
