package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.culvert.command.rest.Api.Answer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The edge of a service: limits, headers, what is not for clients, and the record of who was refused. */
class EdgeTest {
    private static final Api API = new Api();
    private static final String IKE = "/v2.0/vpn/ikepolicies";
    private static final String POLICY = "{'ikepolicy': {}}";

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void everyAnswerHasTheHeadersAndNoneSaysWhatServesIt() {
        for (Answer answer : List.of(
                API.post(IKE, POLICY),
                API.post(IKE, "{"),
                API.send("east:king", "POST", IKE, POLICY),
                API.delete("/v2.0/nothing"),
                API.send("east", "GET", "/nowhere", ""),
                API.send("east", "GET", "/actuator", ""))) {
            var headers = answer.http().headers();
            assertThat(headers.firstValue("X-Content-Type-Options"))
                    .as(answer.body())
                    .hasValue("nosniff");
            assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("Content-Security-Policy")).isPresent();
            // Who came by http has no https to stay with.
            assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
            assertThat(headers.firstValue("Server")).isEmpty();
            assertThat(headers.firstValue("X-Powered-By")).isEmpty();
            assertThat(answer.body()).doesNotContainIgnoringCase("tomcat").doesNotContainIgnoringCase("spring");
        }
    }

    @Test
    void aProjectThatIsTooFastWaitsAndTheOthersDoNot() {
        try (Api limited = new Api("culvert.limits.requests-per-second=1", "culvert.limits.burst=3")) {
            List<Answer> answers = IntStream.range(0, 10)
                    .mapToObj(_ -> limited.send("east", "POST", IKE, POLICY))
                    .toList();
            assertThat(answers).extracting(Answer::status).startsWith(201, 201, 201);
            Answer refused = answers.stream()
                    .filter(answer -> answer.status() == 429)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.refusal()).isEqualTo("429 TooManyRequests");
            assertThat(refused.http().headers().firstValue("Retry-After")).hasValue("1");
            assertThat(limited.send("west", "POST", IKE, POLICY).status()).isEqualTo(201);
        }
    }

    @Test
    void whatThereIsNoRoomForIsRefusedAtOnceAndReadsKeepTheirs() throws Exception {
        try (Api small = new Api("culvert.limits.concurrent-requests=4")) {
            CountDownLatch inside = new CountDownLatch(3);
            CountDownLatch goOn = new CountDownLatch(1);
            small.meanwhile = () -> {
                inside.countDown();
                await(goOn);
            };
            try (ExecutorService clients = Executors.newFixedThreadPool(3)) {
                List<Future<Answer>> under = IntStream.range(0, 3)
                        .mapToObj(_ -> clients.submit(() -> small.post(IKE, POLICY)))
                        .toList();
                inside.await();
                Answer refused = small.post(IKE, POLICY);
                assertThat(refused.refusal()).isEqualTo("503 ServiceUnavailable");
                assertThat(refused.http().headers().firstValue("Retry-After")).hasValue("1");
                assertThat(small.send("east", "GET", IKE, "").status()).isNotEqualTo(503);
                goOn.countDown();
                for (Future<Answer> each : under) {
                    assertThat(each.get().status()).isEqualTo(201);
                }
            }
            assertThat(small.post(IKE, POLICY).status()).isEqualTo(201);
        }
    }

    @Test
    void whatIsNotForClientsIsForNeighboursAndAdmins() {
        String path = "/internal/versions/east";
        assertThat(API.send("east", "GET", path, "").status()).isEqualTo(404);
        assertThat(API.with("GET", path, "", "X-Forwarded-For", "127.0.0.1").refusal())
                .isEqualTo("403 PolicyNotAuthorized");
        assertThat(API.with("GET", "/actuator/prometheus", "", "Forwarded", "for=10.0.0.1")
                        .status())
                .isEqualTo(403);
        assertThat(API.with("east:admin", "GET", path, "", "X-Forwarded-For", "10.0.0.1")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void everyDeniedCallIsOnRecordWithoutItsToken() {
        Site site = Site.in(API);
        String foreign = IKE + "/" + site.ike();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger("culvert.audit");
        lines.start();
        log.addAppender(lines);
        try {
            API.send("east:tyrant", "POST", IKE, POLICY);
            API.send("east:reader", "POST", IKE, POLICY);
            API.send("west", "DELETE", foreign, "");
            API.send("west", "DELETE", IKE + "/" + UUID.randomUUID(), "");
            API.send("west", "POST", Site.CONNECTIONS, "{'ipsec_site_connection': {" + site.required("s3cret") + "}}");
            site.send("DELETE", IKE + "/" + UUID.randomUUID(), "");
        } finally {
            log.detachAppender(lines);
        }
        List<String> told =
                lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(told).hasSize(4);
        assertThat(told.get(0)).contains("\"actor\":null", "\"status\":401", "\"path\":\"" + IKE + "\"");
        assertThat(told.get(1)).contains("\"actor\":\"east\"", "\"status\":403", "\"method\":\"POST\"");
        assertThat(told.get(2)).contains("\"project\":\"west\"", "\"status\":404", foreign, "\"request_id\":\"req-");
        assertThat(told.get(3)).contains("\"project\":\"west\"", "\"status\":404", Site.CONNECTIONS);
        assertThat(told).noneMatch(line -> line.contains("tyrant") || line.contains("s3cret"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
