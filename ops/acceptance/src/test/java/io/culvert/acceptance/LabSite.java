package io.culvert.acceptance;

import static io.culvert.acceptance.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One of the lab's sites, as its project is told of it, and as its router's charon is on this machine. */
final class LabSite {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String CONNECTIONS = "/v2.0/vpn/ipsec-site-connections";

    private static final Pattern REMOTE = Pattern.compile("remote-host=(\\S+)");

    private final Installation culvert;
    private final Tenant tenant;

    LabSite(Installation culvert, Tenant tenant) {
        this.culvert = culvert;
        this.tenant = tenant;
    }

    /** With the unmodified client. */
    void makesVpn(String peer, String peerCidr, String psk) {
        tenant.openstack("vpn", "ike", "policy", "create", "ikepolicy1");
        tenant.openstack("vpn", "ipsec", "policy", "create", "ipsecpolicy1");
        tenant.openstack("vpn", "service", "create", "--router", "router1", "--subnet", "mysubnet", "myvpn");
        String created = tenant.openstack(
                "vpn",
                "ipsec",
                "site",
                "connection",
                "create",
                "--vpnservice",
                "myvpn",
                "--ikepolicy",
                "ikepolicy1",
                "--ipsecpolicy",
                "ipsecpolicy1",
                "--peer-address",
                peer,
                "--peer-id",
                peer,
                "--peer-cidr",
                peerCidr,
                "--psk",
                psk,
                "vpnconnection1");
        assertThat(created).contains("PENDING_CREATE").doesNotContain(psk);
    }

    /** What the API takes for another connection of that VPN. */
    String connection(String name, String peer, String peerCidr, String psk) {
        return """
                {"ipsec_site_connection": {"name": "%s", "vpnservice_id": "%s", "ikepolicy_id": "%s",
                 "ipsecpolicy_id": "%s", "peer_address": "%s", "peer_id": "%s",
                 "peer_cidrs": ["%s"], "psk": "%s"}}""".formatted(
                        name,
                        tenant.id("/v2.0/vpn/vpnservices", "myvpn"),
                        tenant.id("/v2.0/vpn/ikepolicies", "ikepolicy1"),
                        tenant.id("/v2.0/vpn/ipsecpolicies", "ipsecpolicy1"),
                        peer,
                        peer,
                        peerCidr,
                        psk);
    }

    /** The policy as it is now is what its connection's host has. */
    void awaitPolicy(String policy) {
        long revision = tenant.get(policy + "?fields=revision_number")
                .body()
                .at("/ikepolicy/revision_number")
                .longValue();
        String applied = CONNECTIONS + "/" + tenant.id(CONNECTIONS, "vpnconnection1") + "?fields=applied_version";
        within(
                SOON,
                () -> assertThat(tenant.get(applied)
                                .body()
                                .at("/ipsec_site_connection/applied_version")
                                .longValue())
                        .isGreaterThanOrEqualTo(revision));
    }

    /** Its connection as it is now is what its host has. */
    void awaitApplied() {
        String path = CONNECTIONS + "/" + tenant.id(CONNECTIONS, "vpnconnection1");
        within(SOON, () -> {
            JsonNode shown = tenant.get(path + "?fields=revision_number&fields=applied_version&fields=status")
                    .body()
                    .at("/ipsec_site_connection");
            assertThat(shown.get("status").asString()).isEqualTo("ACTIVE");
            assertThat(shown.get("applied_version").longValue())
                    .isGreaterThanOrEqualTo(shown.get("revision_number").longValue());
        });
    }

    JsonNode tunnel() {
        return tenant.graphql("""
                        { connection(id: "%s") { tunnel { negotiated { algorithms { encryption } }
                          children { protocol peerSelectors } counters { since rekeys traffic { packetsIn } } } } }
                        """.formatted(tenant.id(CONNECTIONS, "vpnconnection1")))
                .at("/data/connection/tunnel");
    }

    JsonNode counters() {
        within(SOON, () -> assertThat(tunnel().at("/counters").isObject()).isTrue());
        return tunnel().at("/counters");
    }

    /** The reasons that were reported of a connection, in order, as "CODE text". */
    List<String> reasons(String name) {
        JsonNode connections =
                tenant.graphql("{ connections { name events { type data } } }").at("/data/connections");
        return connections
                .valueStream()
                .filter(connection -> connection.get("name").asString().equals(name))
                .flatMap(connection -> connection.get("events").valueStream())
                .filter(event -> event.get("type").asString().contains("status.reported"))
                .map(event -> Tenant.json(event.get("data").asString()).at("/reason"))
                .map(reason ->
                        reason.get("code").asString() + " " + reason.get("text").asString())
                .toList();
    }

    String lastDrift() {
        JsonNode drift = tenant.graphql("{ routers { lastDrift { findings { kind } repairedAt } } }")
                .at("/data/routers/0/lastDrift");
        String kinds = drift.at("/findings")
                .valueStream()
                .map(finding -> finding.get("kind").asString())
                .distinct()
                .collect(Collectors.joining(", "));
        return kinds + (drift.path("repairedAt").isString() ? " repaired" : "");
    }

    String router() {
        return tenant.id("/v2.0/routers", "router1");
    }

    Path connectionFile() throws IOException {
        try (var files = Files.list(culvert.charonHome(router()).resolve("swanctl"))) {
            return files.findFirst().orElseThrow();
        }
    }

    /** Its charon knows of one address alone; its router hands it what comes for the other. */
    void isAlsoAt(String other, String own) {
        String namespace = "qrouter-" + router();
        String device = "qg-" + router().substring(0, 11);
        Shell.in(namespace, "ip", "addr", "add", other + "/24", "dev", device).orFail();
        Shell.in(
                        namespace,
                        "nft",
                        "table ip also { chain in { type nat hook prerouting priority dstnat; ip daddr " + other
                                + " dnat to " + own + "; }; }")
                .orFail();
    }

    /** The addresses of the peers of the tunnels that charon has up. */
    List<String> peers() {
        String sas = Shell.run(
                        "swanctl",
                        "--list-sas",
                        "--raw",
                        "--uri",
                        "unix://" + culvert.charonHome(router()).resolve("charon.vici"))
                .orFail();
        return REMOTE.matcher(sas)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    String charonPid() {
        return Shell.run("ip", "netns", "pids", "qrouter-" + router()).orFail();
    }
}
