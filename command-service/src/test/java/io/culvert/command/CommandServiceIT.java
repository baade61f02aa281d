package io.culvert.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.culvert.command.port.Places;
import io.culvert.command.port.Secret;
import io.culvert.command.port.Secrets;
import io.culvert.command.port.WebhookPlaces;
import io.culvert.command.store.CommandDatabase;
import io.culvert.command.store.CommitLog;
import io.culvert.command.webhooks.WebhookDeliveries;
import io.culvert.events.event.Cause;
import io.culvert.events.event.ChangeSetReverted;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.NetworkDeleted;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterCreated;
import io.culvert.events.event.SecretShredded;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.event.WebhookCreated;
import io.culvert.events.event.WebhookDeleted;
import io.culvert.events.event.WebhookDisabled;
import io.culvert.events.event.WebhookUpdated;
import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.VpnService;
import io.culvert.events.resource.Webhook;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import io.culvert.events.value.VpnServiceId;
import io.culvert.events.value.WebhookId;
import io.culvert.events.wire.WireEvent;
import io.culvert.events.wire.WireMessage;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class CommandServiceIT extends RunningService {
    private final RouterId router = new RouterId(UUID.randomUUID());
    private final VpnServiceId service = new VpnServiceId(UUID.randomUUID());
    private final ConnectionId connection = new ConnectionId(UUID.randomUUID());

    @Override
    Map<String, String> settings() {
        return Map.of("culvert.webhooks.allowed-networks", "127.0.0.0/8", "culvert.webhooks.first-pause-millis", "50");
    }

    @Test
    void relaysTheLogInOrderAndGoesOnAfterAStop() {
        append(1, network(), network());
        append(3, network());
        await(() -> relayed().size() == 3);
        stop();
        start();
        append(4, network());
        await(() -> relayed().size() >= 4);

        assertThat(relayed().stream().distinct()).containsExactlyElementsOf(log().readStream(project, 1));
        assertThat(relayed()).extracting(WireEvent::version).containsExactly(1L, 2L, 3L, 4L);
    }

    /** One that goes on from that place would never mark it, and take it for an orphan. */
    @Test
    void aSecretIsMarkedAsReferredToBeforeThePlaceThatSaysSoIsSaved() {
        SecretRef psk = context.getBean(Secrets.class).seal(project, connection, Secret.of("k3y"));
        append(1, new RouterCreated(router()), new VpnServiceCreated(service()), created(psk));
        long seen = event(3).position();
        await(() -> context.getBean(Places.class).position("vault").orElse(0) >= seen);
        Document sealed = context.getBean(CommandDatabase.class)
                .handle()
                .getCollection("vault")
                .find(Filters.eq("_id", psk.secretId().toString()))
                .first();
        assertThat(Objects.requireNonNull(sealed).getList("versions", Document.class))
                .extracting(version -> version.getBoolean("referred"))
                .containsExactly(true);
    }

    @Test
    void bindsARouterWhenAHostShowsUpAndAHostsRouterWhenAServiceShowsUp() {
        append(1, new RouterCreated(router()), new VpnServiceCreated(service()));
        hostIsThere("h1");
        await(() -> last() instanceof RouterBound);
        assertThat(event(3).cause())
                .isEqualTo(new Cause("placement", "req-2", event(2).eventId().toString(), Optional.of("trace-2")));

        ProjectId later = new ProjectId("q-" + UUID.randomUUID());
        log().append(later, 1, List.of(fresh(new RouterCreated(router())), fresh(new VpnServiceCreated(service()))));
        await(() -> log().readStream(later, 1).getLast().read().event() instanceof RouterBound);
    }

    @Test
    void recordsWhatAgentsReportOnceAndWithItsCause() {
        append(1, new RouterCreated(router()), new VpnServiceCreated(service()), created(ref()));
        hostIsThere("h1");
        await(() -> last() instanceof RouterBound);
        ConnectionObserved seen = new ConnectionObserved(
                new HostId("h1"),
                now(),
                project,
                connection,
                1,
                4,
                Status.ACTIVE,
                new StatusReason(ReasonCode.ESTABLISHED, ""));
        send(seen);
        send(seen);
        await(() -> last() instanceof StatusReported);

        sendRaw(new WireMessage(project.value(), Map.of("ce_type", "nonsense"), "{}"));
        send(new ConnectionObserved(
                new HostId("h1"),
                now(),
                project,
                connection,
                1,
                400,
                Status.DOWN,
                new StatusReason(ReasonCode.PEER_CLOSED, "")));
        await(() -> log().readStream(project, 1).size() == 6);
        assertThat(event(5).cause().actor()).isEqualTo("agent:h1");
        assertThat(event(5).cause().causationId()).matches("report:culvert[.]reports[.]v1-[0-9]+@[0-9]+");
        assertThat(event(5).cause().correlationId())
                .as("that of the event at the version that was applied")
                .isEqualTo(event(4).cause().correlationId())
                .startsWith("req-");
        assertThat(event(5).cause().traceparent()).isEqualTo(event(4).cause().traceparent());
        assertThat(event(6).cause().correlationId())
                .as("of a version that there is not")
                .isEqualTo(event(6).cause().causationId());
    }

    @Test
    void aKeyThatWasReplacedStaysUntilTheHostHasTheNext() {
        Secrets secrets = context.getBean(Secrets.class);
        SecretRef one = secrets.seal(project, connection, Secret.of("1"));
        append(1, new RouterCreated(router()), new VpnServiceCreated(service()), created(one));
        hostIsThere("h1");
        await(() -> last() instanceof RouterBound);
        SecretRef two = secrets.sealNext(project, connection, one, Secret.of("2"));
        append(5, new SiteConnectionUpdated(created(two).connection()));
        send(observed(4, Status.PENDING_CREATE));
        await(() -> last() instanceof StatusReported);
        append(7, network());
        awaitFolded(7);
        assertThat(secrets.open(one)).isPresent();

        send(observed(5, Status.ACTIVE));
        await(() -> secrets.open(one).isEmpty());
        assertThat(secrets.open(two)).isPresent();
    }

    /** By the keeper of the vault too. */
    private void awaitFolded(long version) {
        await(() -> get("/actuator/health/readiness").body().contains("\"vault\":\"running, 0 events behind"));
        assertThat(log().find(project, version)).isPresent();
    }

    private ConnectionObserved observed(long applied, Status status) {
        return new ConnectionObserved(
                new HostId("h1"),
                now(),
                project,
                connection,
                1,
                applied,
                status,
                new StatusReason(ReasonCode.ESTABLISHED, ""));
    }

    @Test
    void destroysASecretWithItsConnection() {
        SecretRef ref = context.getBean(Secrets.class).seal(project, connection, Secret.of("k3y"));
        append(1, new RouterCreated(router()), new VpnServiceCreated(service()), created(ref));

        log().append(
                        project,
                        log().readStream(project, 1).getLast().version() + 1,
                        List.of(fresh(new SiteConnectionDeleted(connection))));
        await(() -> last() instanceof SecretShredded);
        assertThat(context.getBean(Secrets.class).open(ref)).isEmpty();
        long version = log().readStream(project, 1).getLast().version();
        assertThat(last())
                .isEqualTo(new SecretShredded(connection, ref.secretId(), List.of(ref.version()), version - 1));
        assertThat(event((int) version).cause())
                .isEqualTo(event((int) version - 1)
                        .cause()
                        .leadingTo("vault", event((int) version - 1).eventId().toString()));
    }

    @Test
    void aConnectionThatIsMadeAgainKeepsItsNewKeyWhenItsDeletionIsSeenOnceMore() {
        Secrets secrets = context.getBean(Secrets.class);
        SecretRef former = secrets.seal(project, connection, Secret.of("k3y"));
        append(1, new RouterCreated(router()), new VpnServiceCreated(service()), created(former));
        assertThat(secrets.has(connection)).isTrue();
        append(4, new SiteConnectionDeleted(connection));
        await(() -> last() instanceof SecretShredded);
        await(() -> !secrets.has(connection));

        SecretRef next = secrets.seal(project, connection, Secret.of("next"));
        append(6, created(next));
        context.getBean(Places.class).rewind("vault");
        append(7, network());
        awaitFolded(7);
        assertThat(secrets.open(next)).isPresent();
    }

    @Test
    void aChangeSetIsTakenBackThoughNobodyRanAtItsDeadline() {
        await(() -> context.getBean(CommitLog.class).isOpen());
        String operation = "{\"create\": \"network\", \"body\": {}}";
        HttpRequest request = HttpRequest.newBuilder(uri("/v2.0/change-sets"))
                .header("X-Auth-Token", project.value())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"change_set\": {\"confirm_within_seconds\": 3, \"operations\": [" + operation + "]}}"))
                .build();
        assertThat(send(request).statusCode()).isEqualTo(201);
        stop();
        start();
        await(() -> last() instanceof ChangeSetReverted);
        assertThat(event(3).read().event()).isInstanceOf(NetworkDeleted.class);
        assertThat(event(3).cause().correlationId()).isEqualTo(event(1).cause().correlationId());
    }

    @Test
    void isReadyAndShowsItsHosts() {
        hostIsThere("h1");

        await(() -> get("/v2.0/agents").body().contains("\"h1\""));
        assertThat(get("/v2.0/agents").body())
                .contains("\"encryption_algorithm\":[\"aes-256\"]", "\"pfs\":[\"group14\"]");
        await(() -> get("/actuator/health/readiness").statusCode() == 200);
        assertThat(get("/actuator/health/readiness").body()).contains("running, 0 events behind");
    }

    @Test
    void makesEventsOfAClientsRequest() {
        await(() -> context.getBean(CommitLog.class).isOpen());
        HttpRequest request = HttpRequest.newBuilder(uri("/v2.0/networks"))
                .header("X-Auth-Token", project.value())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"network\": {\"name\": \"public\"}}"))
                .build();

        assertThat(send(request).statusCode()).isEqualTo(201);
        assertThat(last()).isInstanceOf(NetworkCreated.class);
    }

    private Router router() {
        return new Router(router, "r1", true, Optional.empty(), List.of());
    }

    private VpnService service() {
        return new VpnService(service, "s1", "", router, Optional.empty(), true, Optional.empty(), Optional.empty());
    }

    /** A receiver that fails, hangs up, points elsewhere, is gone, and is there again; and two instances, one of which sends. */
    @Test
    void sendsEventsToAWebhookWhateverBecomesOfIt() throws IOException {
        WebhookId id = new WebhookId(UUID.randomUUID());
        try (WebhookReceiver receiver = new WebhookReceiver(503, 0, 302, 410)) {
            SecretRef secret = context.getBean(Secrets.class).seal(project, id, Secret.of(WebhookReceiver.SECRET));
            Webhook webhook =
                    new Webhook(id, "", "", receiver.url(), List.of("network"), true, secret, Optional.empty());
            append(1, network(), new WebhookCreated(webhook, 0));
            await(() -> last() instanceof WebhookDisabled);
            assertThat(receiver.versions()).containsExactly(1L, 1L, 1L, 1L);
            append(4, new WebhookUpdated(webhook), network());
            await(() -> receiver.versions().equals(List.of(1L, 1L, 1L, 1L, 1L, 5L)));
            anotherInstanceTakesOver(id, receiver);
            append(8, new WebhookDeleted(id));
            await(() -> context.getBean(WebhookPlaces.class).find(id).isEmpty());
            await(() -> context.getBean(Secrets.class).open(secret).isEmpty());
            assertThat(receiver.forgeries()).isZero();
        }
    }

    /** From one that was not heard of for long, though it is there still. */
    private void anotherInstanceTakesOver(WebhookId id, WebhookReceiver receiver) throws IOException {
        try (ConfigurableApplicationContext first = context) {
            context = instance(Files.createDirectories(shared.resolve("another")));
            await(() -> deliveries(context).equals("standing by"));
            append(6, network());
            awaitPlace(id, 6);
            assertThat(webhooksThatAreWell(first)).isNotZero();
            assertThat(webhooksThatAreWell(context)).isZero();
            Bson place = Filters.eq("_id", "webhooks");
            Document claimed = Objects.requireNonNull(places(first).find(place).first());
            Bson claim = Filters.and(place, Filters.eq("owner", claimed.getString("owner")));
            await(() -> {
                places(first).updateOne(claim, Updates.set("until", Date.from(Instant.EPOCH)));
                return deliveries(context).startsWith("running");
            });
            await(() -> deliveries(first).equals("standing by"));
            append(7, network());
            awaitPlace(id, 7);
        }
        assertThat(receiver.versions()).containsExactly(1L, 1L, 1L, 1L, 1L, 5L, 6L, 7L);
    }

    private static double webhooksThatAreWell(ConfigurableApplicationContext instance) {
        return instance.getBean(MeterRegistry.class)
                .get("culvert.webhooks")
                .tag("state", "well")
                .gauge()
                .value();
    }

    private static String deliveries(ConfigurableApplicationContext instance) {
        return instance.getBean(WebhookDeliveries.class).standing().text();
    }

    private static MongoCollection<Document> places(ConfigurableApplicationContext instance) {
        return instance.getBean(CommandDatabase.class).handle().getCollection("places");
    }

    private void awaitPlace(WebhookId id, long version) {
        await(() -> context.getBean(WebhookPlaces.class)
                .find(id)
                .filter(place -> place.version() == version)
                .isPresent());
    }

    private static SecretRef ref() {
        return new SecretRef(UUID.randomUUID(), 1, "0011223344556677");
    }

    private SiteConnectionCreated created(SecretRef psk) {
        return new SiteConnectionCreated(connection(connection, service, psk));
    }
}
