package io.culvert.command;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.identity.HostIdentity;
import io.culvert.agent.secrets.VaultKeys;
import io.culvert.command.hosts.HostsClient;
import io.culvert.command.hosts.HostsPort;
import io.culvert.command.hosts.TestHosts;
import io.culvert.command.port.HostAdmission;
import io.culvert.command.port.Leases;
import io.culvert.command.port.Secret;
import io.culvert.command.port.Secrets;
import io.culvert.events.event.HeirDismissed;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterCreated;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.host.Ecdsa;
import io.culvert.events.host.EnrolmentToken;
import io.culvert.events.host.HostCredential;
import io.culvert.events.host.Issued;
import io.culvert.events.host.KeyRequest;
import io.culvert.events.host.Pem;
import io.culvert.events.host.SecretsRequest;
import io.culvert.events.host.SignedReports;
import io.culvert.events.lease.HostFacts;
import io.culvert.events.lease.LeaseTerms;
import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.Heir;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.VpnService;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.DataPlane;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import io.culvert.events.value.VpnServiceId;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.Reports;
import io.culvert.events.wire.WireMessage;
import java.net.URI;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two hosts, each with a router; what one may have, the other may not. */
class HostsIT extends RunningService {
    private static final String SECRETS = "/hosts/secrets";
    private static final String LEASE = "/hosts/lease";
    private static final HostId A = new HostId("host-a");
    private static final HostId B = new HostId("host-b");
    private static final String KEY = "k3y-of-";
    private static final Duration HOUR = Duration.ofHours(1);

    private final Site ofA = new Site("a");
    private final Site ofB = new Site("b");
    private HostCredential a = hosts().of(A);
    private HostCredential b = hosts().of(B);

    /** A project of its own with one connection, whose router was bound twice. */
    private record Site(ProjectId project, RouterId router, VpnServiceId service, ConnectionId connection, String key) {
        Site(String name) {
            this(
                    new ProjectId(name + "-" + UUID.randomUUID()),
                    new RouterId(UUID.randomUUID()),
                    new VpnServiceId(UUID.randomUUID()),
                    new ConnectionId(UUID.randomUUID()),
                    KEY + name);
        }

        String path(SecretRef psk, long epoch) {
            return "/hosts/secrets/" + psk.secretId() + "/" + psk.version() + "?project=" + project + "&epoch=" + epoch;
        }

        SecretsRequest request(long epoch, SecretRef... keys) {
            return new SecretsRequest(
                    project.value(),
                    epoch,
                    Stream.of(keys)
                            .map(key -> new SecretsRequest.Key(key.secretId(), key.version()))
                            .toList());
        }
    }

    @BeforeEach
    void identities() {
        // The authority is there once the service has started.
        a = hosts().of(A);
        b = hosts().of(B);
    }

    /** Bound to that host at epoch 2, after another had it at epoch 1. */
    private SecretRef settle(Site site, HostId host, HostId former) {
        await(() -> context.getBean(io.culvert.command.store.CommitLog.class).isOpen());
        SecretRef psk = context.getBean(Secrets.class).seal(site.project, site.connection, Secret.of(site.key));
        log().append(
                        site.project,
                        1,
                        List.of(
                                fresh(new RouterCreated(
                                        new Router(site.router, "r", true, Optional.empty(), List.of()))),
                                fresh(new VpnServiceCreated(new VpnService(
                                        site.service,
                                        "s",
                                        "",
                                        site.router,
                                        Optional.empty(),
                                        true,
                                        Optional.empty(),
                                        Optional.empty()))),
                                fresh(new SiteConnectionCreated(connection(site.connection, site.service, psk))),
                                fresh(new RouterBound(new Binding(site.router, former, 1))),
                                fresh(new RouterUnbound(site.router)),
                                fresh(new RouterBound(new Binding(site.router, host, 2)))));
        return psk;
    }

    private HostsClient as(HostCredential credential) {
        return HostsClient.as(port(), hosts().certificate(), credential);
    }

    private HostsClient nobody() {
        return HostsClient.nobody(port(), hosts().certificate());
    }

    private int port() {
        return context.getBean(HostsPort.class).port();
    }

    @Test
    void aHostGetsTheKeysThatItCarriesAndNoOthers() {
        SecretRef pskOfA = settle(ofA, A, B);
        SecretRef pskOfB = settle(ofB, B, A);
        int seed = new Random().nextInt(1 << 20);
        Random random = new Random(seed);
        List<HostCredential> strangers = List.of(
                hosts().of(A, Instant.now().minus(HOUR), Duration.ofMinutes(30)),
                hosts().of(B, Instant.now().minus(HOUR), Duration.ofMinutes(30)),
                TestHosts.of(shared.resolve("another-authority.pem")).of(B));
        try (HostsClient hostA = as(a);
                HostsClient hostB = as(b);
                HostsClient nobody = nobody()) {
            assertThat(hostA.get(ofA.path(pskOfA, 2))).isEqualTo(new HostsClient.Answer(200, ofA.key));
            assertThat(hostB.get(ofB.path(pskOfB, 2))).isEqualTo(new HostsClient.Answer(200, ofB.key));
            for (int i = 0; i < 2_200; i++) {
                List<String> forbidden = List.of(
                        // What another host carries, at any epoch of it or of ours.
                        ofB.path(pskOfB, random.nextInt(-1, 4)),
                        // What is ours now, at the epoch at which it was another's, and at epochs to come.
                        ofA.path(pskOfA, random.nextBoolean() ? 1 : 3 + random.nextInt(1_000)),
                        // Another's secret said to be of our project, and the other way round.
                        ofA.path(pskOfB, 2),
                        ofB.path(pskOfA, 2),
                        // A version that there is not, and a secret that there is not.
                        ofA.path(new SecretRef(pskOfA.secretId(), 2 + random.nextInt(9), ""), 2),
                        ofA.path(new SecretRef(UUID.randomUUID(), 1, ""), 2));
                String path = forbidden.get(random.nextInt(forbidden.size()));
                assertThat(hostA.get(path)).as("%s, seed %d", path, seed).isEqualTo(new HostsClient.Answer(403, ""));
                assertThat(nobody.get(random.nextBoolean() ? ofA.path(pskOfA, 2) : path)
                                .status())
                        .isEqualTo(403);
            }
            assertThat(hostA.get(ofA.path(pskOfA, 2)).body()).isEqualTo(ofA.key);

            assertThat(hostA.post(SECRETS, ofA.request(2, pskOfA, pskOfA)))
                    .isEqualTo(new HostsClient.Answer(200, framed(ofA.key) + framed(ofA.key)));
            List<SecretsRequest> refused = List.of(
                    ofA.request(2, pskOfA, pskOfB),
                    ofB.request(2, pskOfB),
                    ofA.request(1, pskOfA),
                    ofA.request(2, pskOfA, new SecretRef(UUID.randomUUID(), 1, "")),
                    ofA.request(2),
                    new SecretsRequest("", 2, ofA.request(2, pskOfA).keys()));
            for (SecretsRequest each : refused) {
                assertThat(hostA.post(SECRETS, each)).as("%s", each).isEqualTo(new HostsClient.Answer(403, ""));
            }
            assertThat(nobody.post(SECRETS, ofA.request(2, pskOfA)).status()).isEqualTo(403);
            SecretRef[] many =
                    Collections.nCopies(SecretsRequest.MOST + 1, pskOfA).toArray(SecretRef[]::new);
            assertThat(hostA.post(SECRETS, ofA.request(2, many)).status()).isEqualTo(400);
            assertThat(hostA.post(SECRETS, "nonsense").status()).isEqualTo(400);
        }
        for (HostCredential stranger : strangers) {
            try (HostsClient client = as(stranger)) {
                // The handshake ends it, before anybody reads what is asked.
                assertThat(client.get(ofA.path(pskOfA, 2)).status()).isZero();
                assertThat(client.get(ofB.path(pskOfB, 2)).status()).isZero();
            }
        }
    }

    @Test
    void theAgentsOwnCodeGetsSeveralKeysTogether() throws InterruptedException {
        SecretRef psk = settle(ofA, A, B);
        SecretRef pskOfAnother = settle(ofB, B, A);
        EnrolmentToken token = EnrolmentToken.of(token(context.getBean(HostAdmission.class), A));
        HostIdentity agent = new HostIdentity(
                URI.create("https://localhost:" + port()),
                shared.resolve("agent-" + UUID.randomUUID()),
                () -> Optional.of(token),
                Clock.systemUTC(),
                () -> {});
        agent.start();
        try {
            await(() -> agent.trouble().isEmpty());
            VaultKeys keys = new VaultKeys(agent);
            List<SecretRef> many = Collections.nCopies(SecretsRequest.MOST, psk);
            assertThat(keys.fetchTogether(ofA.project, 2, many))
                    .hasValueSatisfying(got -> assertThat(got)
                            .hasSize(SecretsRequest.MOST)
                            .allSatisfy(
                                    key -> assertThat(new String(key, US_ASCII)).isEqualTo(ofA.key)));
            assertThat(keys.fetchTogether(ofA.project, 2, List.of(psk, pskOfAnother)))
                    .as("among them one that another host carries")
                    .isEmpty();
        } finally {
            agent.close();
        }
    }

    /** As it stands among several. */
    private static String framed(String key) {
        return "\0\0\0" + (char) key.length() + key;
    }

    @Test
    void aHostThatMakesReadyGetsTheKeysOfThatRouterUntilItIsDismissed() {
        SecretRef psk = settle(ofA, A, B);
        SecretRef pskOfAnother = settle(ofB, A, B);
        try (HostsClient present = as(a);
                HostsClient next = as(b)) {
            assertThat(next.get(ofA.path(psk, 3)).status()).isEqualTo(403);
            Heir heir = new Heir(new Binding(ofA.router, B, 3), "drained");
            log().append(ofA.project, 7, List.of(fresh(new HeirNamed(heir))));
            assertThat(next.get(ofA.path(psk, 3))).isEqualTo(new HostsClient.Answer(200, ofA.key));
            assertThat(present.get(ofA.path(psk, 2))).isEqualTo(new HostsClient.Answer(200, ofA.key));
            for (long epoch : List.of(0L, 1L, 2L, 4L)) {
                assertThat(next.get(ofA.path(psk, epoch)).status()).isEqualTo(403);
            }
            for (long epoch : List.of(2L, 3L)) {
                assertThat(next.get(ofB.path(pskOfAnother, epoch)).status()).isEqualTo(403);
                assertThat(next.get(ofA.path(pskOfAnother, epoch)).status()).isEqualTo(403);
            }
            assertThat(present.get(ofA.path(psk, 3)).status()).isEqualTo(403);

            log().append(ofA.project, 8, List.of(fresh(new HeirDismissed(ofA.router, "not ready in time"))));
            assertThat(next.get(ofA.path(psk, 3)).status()).isEqualTo(403);
            assertThat(present.get(ofA.path(psk, 2))).isEqualTo(new HostsClient.Answer(200, ofA.key));
        }
    }

    @Test
    void aLeaseIsOfTheHostThatShowsItsCertificateAndIsLostForGoodOnceTaken() {
        HostFacts facts = new HostFacts(DataPlane.USERSPACE, "5.9.8");
        Leases leases = context.getBean(Leases.class);
        try (HostsClient hostA = as(a);
                HostsClient nobody = nobody();
                HostsClient stranger =
                        as(TestHosts.of(shared.resolve("another-authority.pem")).of(B))) {
            assertThat(nobody.put(LEASE, facts).status()).isEqualTo(403);
            assertThat(nobody.post(LEASE, facts).status()).isEqualTo(403);
            assertThat(stranger.put(LEASE, facts).status()).isZero();
            assertThat(leases.all()).isEmpty();

            assertThat(hostA.put(LEASE, facts)).isEqualTo(held(200));
            long turn = leases.all().getFirst().turn();
            assertThat(hostA.put(LEASE, facts).status()).isEqualTo(200);
            assertThat(leases.all()).extracting(Leases.Lease::host).containsExactly(A);
            assertThat(leases.take(A, turn)).as("renewed since").isFalse();
            assertThat(leases.take(A, turn + 1)).isTrue();
            assertThat(leases.take(A, turn + 1)).as("taken already").isFalse();
            assertThat(hostA.put(LEASE, facts).status()).isEqualTo(409);
            assertThat(hostA.post(LEASE, facts)).isEqualTo(held(201));
            assertThat(hostA.put(LEASE, facts).status()).isEqualTo(200);
            assertThat(hostA.put(LEASE, "nonsense").status()).isEqualTo(400);
        }
    }

    private static HostsClient.Answer held(int status) {
        return new HostsClient.Answer(status, Json.write(new LeaseTerms(30, false)));
    }

    @Test
    void nothingOfAHostCountsOnceItIsRevokedUntilItIsInvitedAgain() {
        SecretRef psk = settle(ofA, A, B);
        HostAdmission admission = context.getBean(HostAdmission.class);
        try (HostsClient hostA = as(a);
                HostsClient nobody = nobody()) {
            assertThat(hostA.get(ofA.path(psk, 2)).status()).isEqualTo(200);
            admission.revoke(A);
            await(() -> hostA.get(ofA.path(psk, 2)).status() == 403);
            KeyPair keys = Ecdsa.newKeys();
            assertThat(hostA.post("/hosts/certificate", KeyRequest.of("", keys)).status())
                    .isEqualTo(403);

            KeyRequest again = KeyRequest.of(token(admission, A), keys);
            HostsClient.Answer answer = nobody.post("/hosts/enrolment", again);
            assertThat(answer.status()).isEqualTo(201);
            try (HostsClient anew = as(credential(answer, keys))) {
                await(() -> anew.get(ofA.path(psk, 2)).status() == 200);
            }
            assertThat(hostA.get(ofA.path(psk, 2)).status()).isEqualTo(403);
        }
    }

    @Test
    void aTokenIsGoodForOneKeyOfOneHostAndACertificateForTheNext() {
        SecretRef psk = settle(ofA, A, B);
        HostAdmission admission = context.getBean(HostAdmission.class);
        String token = token(admission, A);
        KeyPair keys = Ecdsa.newKeys();
        try (HostsClient nobody = nobody()) {
            KeyRequest wanted = KeyRequest.of(token, keys);
            assertThat(nobody.post("/hosts/enrolment", new KeyRequest(token, wanted.publicKey(), "AAAA"))
                            .status())
                    .as("who has not the key")
                    .isEqualTo(403);
            HostsClient.Answer first = nobody.post("/hosts/enrolment", wanted);
            assertThat(first.status()).isEqualTo(201);
            assertThat(nobody.post("/hosts/enrolment", wanted).status())
                    .as("the answer was lost")
                    .isEqualTo(201);
            for (int i = 0; i < 1_000; i++) {
                String tried = i % 2 == 0
                        ? token
                        : EnrolmentToken.fresh(EnrolmentToken.of(token).authority())
                                .reveal();
                assertThat(nobody.post("/hosts/enrolment", KeyRequest.of(tried, i < 500 ? Ecdsa.newKeys() : keys))
                                .status())
                        .isEqualTo(i >= 500 && i % 2 == 0 ? 201 : 403);
            }
            try (HostsClient enrolled = as(credential(first, keys))) {
                assertThat(enrolled.get(ofA.path(psk, 2)).status()).isEqualTo(200);
                KeyPair next = Ecdsa.newKeys();
                HostsClient.Answer renewed = enrolled.post("/hosts/certificate", KeyRequest.of("", next));
                assertThat(renewed.status()).isEqualTo(201);
                try (HostsClient after = as(credential(renewed, next))) {
                    assertThat(after.get(ofA.path(psk, 2)).status()).isEqualTo(200);
                }
            }
            assertThat(nobody.post("/hosts/certificate", KeyRequest.of("", keys))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(admission.hosts()).singleElement().satisfies(entry -> {
            assertThat(entry.host()).isEqualTo(A);
            assertThat(entry.last()).isPresent();
        });
    }

    private static String token(HostAdmission admission, HostId host) {
        return new String(admission.invite(host, HOUR).token().reveal(), US_ASCII);
    }

    private static HostCredential credential(HostsClient.Answer answer, KeyPair keys) {
        Issued issued = Json.read(answer.body(), Issued.class);
        return new HostCredential(
                keys.getPrivate(), Pem.certificates(issued.certificate()).getFirst());
    }

    @Test
    void theTwoPortsKnowNothingOfEachOther() {
        try (HostsClient hostA = as(a)) {
            assertThat(hostA.get("/v2.0/networks").status()).isEqualTo(404);
            assertThat(hostA.get("/operator/hosts").status()).isEqualTo(404);
            assertThat(hostA.get("/actuator/health").status()).isEqualTo(404);
        }
        assertThat(get("/hosts/secrets/" + UUID.randomUUID() + "/1?project=p&epoch=1")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aReportCountsOnlyFromTheHostThatCarriesTheConnection() {
        settle(ofA, A, B);
        settle(ofB, B, A);
        int seed = new Random().nextInt(1 << 20);
        Random random = new Random(seed);
        HostCredential expired = hosts().of(B, Instant.now().minus(HOUR), Duration.ofMinutes(30));
        HostCredential foreign =
                TestHosts.of(shared.resolve("another-authority.pem")).of(B);
        List<WireMessage> forged = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            WireMessage asB = Reports.write(report(B, 2, Status.DOWN));
            forged.add(
                    switch (random.nextInt(8)) {
                        case 0 -> asB;
                        case 1 -> SignedReports.sign(asB, a);
                        case 2 -> SignedReports.sign(asB, expired);
                        case 3 -> SignedReports.sign(asB, foreign);
                        case 4 -> SignedReports.sign(Reports.write(report(A, 2, Status.DOWN)), a);
                        // Genuine, but of another time.
                        case 5 ->
                            SignedReports.sign(Reports.write(report(B, random.nextBoolean() ? 1 : 3, Status.DOWN)), b);
                        // Genuine, with another content.
                        case 6 -> {
                            WireMessage genuine = SignedReports.sign(Reports.write(report(B, 2, Status.ACTIVE)), b);
                            yield new WireMessage(
                                    genuine.key(),
                                    genuine.headers(),
                                    genuine.body().replace("ACTIVE", "DOWN"));
                        }
                        default ->
                            new WireMessage(
                                    asB.key(),
                                    Map.of(
                                            "ce_type",
                                            asB.headers().getOrDefault("ce_type", ""),
                                            SignedReports.CERTIFICATE,
                                            "AAAA",
                                            SignedReports.SIGNATURE,
                                            "AAAA"),
                                    asB.body());
                    });
        }
        sendAll(forged);
        // In the same partition after them, so that they are all done with when it is on record.
        send(report(B, 2, Status.ACTIVE));
        await(() -> reported(ofB).size() > 0);
        assertThat(reported(ofB))
                .as("seed %d", seed)
                .singleElement()
                .satisfies(it -> assertThat(it.status()).isEqualTo(Status.ACTIVE));
        assertThat(get("/actuator/health/readiness").body()).contains("of unproven origin");
    }

    /** About the connection that B carries. */
    private ConnectionObserved report(HostId host, long epoch, Status status) {
        return new ConnectionObserved(
                host,
                now(),
                ofB.project,
                ofB.connection,
                epoch,
                6,
                status,
                new StatusReason(status == Status.ACTIVE ? ReasonCode.ESTABLISHED : ReasonCode.PEER_CLOSED, ""));
    }

    private List<StatusReported> reported(Site site) {
        return log().readStream(site.project, 1).stream()
                .map(event -> event.read().event())
                .filter(StatusReported.class::isInstance)
                .map(StatusReported.class::cast)
                .toList();
    }
}
