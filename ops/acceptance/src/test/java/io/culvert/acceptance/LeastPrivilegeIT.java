package io.culvert.acceptance;

import static io.culvert.acceptance.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Culvert and its agent apart, the agent with exactly the rights that its unit for systemd names. Needs root. */
@ResourceLock(Installation.LAB)
class LeastPrivilegeIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Unit AGENT = Unit.named("culvert-agent");
    private static final Path JAR = Path.of("..", "standalone", "target", "culvert.jar");

    /** Their bits in the sets of proc(5) (linux/capability.h). */
    private static final long CAP_NET_BIND_SERVICE = 1L << 10;

    private static final long CAP_NET_ADMIN = 1L << 12;

    @TempDir
    private Path folder;

    private Installation culvert = new Installation(Path.of("."));
    private Process agent = Shell.start(Map.of(), "true");

    @BeforeEach
    void start() throws IOException {
        culvert = new Installation(folder);
        culvert.up("--set", "culvert.agent.enabled=false");
        culvert.labUp();
        Files.writeString(
                folder.resolve("enrolment-token"),
                culvert.invite(InetAddress.getLocalHost().getHostName()));
        agent = Shell.start(
                Map.of(),
                AGENT.command(AGENT.words("CapabilityBoundingSet"), places()).toArray(String[]::new));
    }

    @AfterEach
    void stop() throws InterruptedException {
        agent.destroy();
        agent.waitFor();
        Shell.Result labDown = culvert.labDown();
        culvert.down();
        labDown.orFail();
    }

    private Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put(
                "/usr/bin/java",
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        places.put(
                "/usr/lib/culvert/culvert.jar", JAR.toAbsolutePath().normalize().toString());
        places.put("/run/culvert", culvert.runDirectory().toString());
        places.put("/var/lib/culvert-agent", folder.resolve("agent").toString());
        places.put("/etc/culvert/", folder + "/");
        places.put("${CULVERT_HOSTS_URL}", culvert.endpoint("hosts"));
        places.put("${CULVERT_KAFKA}", culvert.endpoint("kafka"));
        places.put("${CULVERT_KAFKA_PROPERTIES}", "");
        return places;
    }

    @Test
    void tunnelsComeUpAndCharonHasOnlyWhatItNeeds() throws IOException {
        Tenant east = new Tenant(culvert, "east");
        Tenant west = new Tenant(culvert, "west");
        site(east, "172.24.4.233", "10.2.0.0/24");
        site(west, "172.24.4.226", "10.1.0.0/24");
        within(
                SOON,
                () -> assertThat(List.of(east.status("tunnel"), west.status("tunnel")))
                        .containsOnly("ACTIVE"));
        within(
                SOON,
                () -> assertThat(Ping.count(Installation.LAB + "-east", "10.2.0.10", 3)
                                .lost())
                        .isZero());

        List<Path> charons = charons();
        assertThat(charons).hasSize(2);
        for (Path charon : charons) {
            List<String> status = Files.readAllLines(charon.resolve("status"));
            assertThat(status).contains("NoNewPrivs:\t1");
            assertThat(status).contains(set("CapBnd", CAP_NET_ADMIN | CAP_NET_BIND_SERVICE));
            // Once its ports are open, charon itself drops what it had for them.
            assertThat(status).contains(set("CapPrm", CAP_NET_ADMIN), set("CapEff", CAP_NET_ADMIN), set("CapAmb", 0));
            assertThat(Files.readAllLines(charon.resolve("limits")))
                    .anySatisfy(line -> assertThat(line).matches("Max core file size +0 +0 +bytes *"));
        }
        assertThat(homes()).hasSize(2).allSatisfy(home -> {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                    .isEqualTo("rwx------");
            assertThat(home.resolve("charon.vici")).exists();
        });
    }

    private static String set(String name, long capabilities) {
        return "%s:\t%016x".formatted(name, capabilities);
    }

    private static void site(Tenant tenant, String peer, String network) {
        String ike = made(tenant, "ikepolicies", "ikepolicy", "");
        String ipsec = made(tenant, "ipsecpolicies", "ipsecpolicy", "");
        String service = made(
                tenant,
                "vpnservices",
                "vpnservice",
                ", 'router_id': '" + tenant.id("/v2.0/routers", "router1") + "', 'subnet_id': '"
                        + tenant.id("/v2.0/subnets", "mysubnet") + "'");
        made(
                tenant,
                "ipsec-site-connections",
                "ipsec_site_connection",
                ", 'vpnservice_id': '" + service + "', 'ikepolicy_id': '" + ike + "', 'ipsecpolicy_id': '" + ipsec
                        + "', 'peer_address': '" + peer + "', 'peer_id': '" + peer + "', 'peer_cidrs': ['" + network
                        + "'], 'psk': 'of least privilege'");
    }

    private static String made(Tenant tenant, String collection, String resource, String attributes) {
        String body = "{'" + resource + "': {'name': 'tunnel'" + attributes + "}}";
        Tenant.Answer answer = tenant.post("/v2.0/vpn/" + collection, body.replace('\'', '"'));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body().at("/" + resource + "/id").asString();
    }

    private List<Path> homes() throws IOException {
        try (Stream<Path> homes = Files.list(culvert.runDirectory())) {
            return homes.toList();
        }
    }

    /** The folders of our charons in /proc. */
    private List<Path> charons() {
        String ours = "STRONGSWAN_CONF=" + culvert.runDirectory();
        return ProcessHandle.allProcesses()
                .map(process -> Path.of("/proc", Long.toString(process.pid())))
                .filter(process -> text(process.resolve("comm")).startsWith("charon"))
                .filter(process -> text(process.resolve("environ")).contains(ours))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return ""; // it ended meanwhile
        }
    }
}
