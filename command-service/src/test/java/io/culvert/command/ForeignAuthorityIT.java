package io.culvert.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.command.hosts.HostsClient;
import io.culvert.command.hosts.HostsPort;
import io.culvert.command.hosts.TestHosts;
import io.culvert.command.port.HostAdmission;
import io.culvert.command.port.Secret;
import io.culvert.command.port.Secrets;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterCreated;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.host.Ecdsa;
import io.culvert.events.host.HostCredential;
import io.culvert.events.host.KeyRequest;
import io.culvert.events.host.Pem;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.VpnService;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.HostId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.VpnServiceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Certificates for hosts, and that of their port, from an authority of the operator's. */
class ForeignAuthorityIT extends RunningService {
    private static final HostId HOST = new HostId("host-a");

    private static TestHosts foreign() {
        return TestHosts.of(shared.resolve("foreign.pem"));
    }

    @Override
    Map<String, String> settings() {
        HostCredential server = foreign().server();
        return Map.of(
                "culvert.hosts.trust-file",
                file("trust.pem", Pem.of(foreign().certificate())),
                "culvert.hosts.server-certificate-file",
                file(
                        "server.pem",
                        Pem.of(server.certificate()) + Pem.of(foreign().certificate())),
                "culvert.hosts.server-key-file",
                file("server-key.pem", Pem.of(server.key())));
    }

    private static String file(String name, String content) {
        try {
            Path file = Files.writeString(shared.resolve(name), content);
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HostsClient as(HostCredential credential) {
        return HostsClient.as(context.getBean(HostsPort.class).port(), foreign().certificate(), credential);
    }

    @Test
    void itsHostsCountUntilTheyAreRevokedAndCulvertIssuesNothing() {
        RouterId router = new RouterId(UUID.randomUUID());
        VpnServiceId service = new VpnServiceId(UUID.randomUUID());
        ConnectionId connection = new ConnectionId(UUID.randomUUID());
        SecretRef psk = context.getBean(Secrets.class).seal(project, connection, Secret.of("k3y"));
        append(
                1,
                new RouterCreated(new Router(router, "r", true, Optional.empty(), List.of())),
                new VpnServiceCreated(new VpnService(
                        service, "s", "", router, Optional.empty(), true, Optional.empty(), Optional.empty())),
                new SiteConnectionCreated(connection(connection, service, psk)),
                new RouterBound(new Binding(router, HOST, 1)));
        String path = "/hosts/secrets/" + psk.secretId() + "/1?epoch=1&project=" + project;
        HostAdmission admission = context.getBean(HostAdmission.class);
        try (HostsClient host = as(foreign().of(HOST));
                HostsClient other = as(foreign().of(new HostId("host-b")))) {
            assertThat(host.get(path)).isEqualTo(new HostsClient.Answer(200, "k3y"));
            assertThat(other.get(path).status()).isEqualTo(403);
            assertThat(host.post("/hosts/certificate", KeyRequest.of("", Ecdsa.newKeys()))
                            .status())
                    .isEqualTo(409);
            assertThatThrownBy(() -> admission.invite(HOST, Duration.ofHours(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another authority");
            admission.revoke(HOST);
            await(() -> host.get(path).status() == 403);
        }
        try (HostsClient ours =
                as(TestHosts.of(shared.resolve("secrets/hosts-authority.pem")).of(HOST))) {
            assertThat(ours.get(path).status()).as("of Culvert's own authority").isZero();
        }
    }
}
