package io.culvert.query;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The history, what became of things, and how available they were, as clients ask for it. */
class HistoryIT extends RunningQueryService {
    private static final String ONE = "/history/east/site-connection/" + EAST.connectionId();
    private static final String FILES = "/history/east/router/" + EAST.id("router") + "/configuration";

    @Test
    void isReadByThoseWhoMayReadTheProject() throws Exception {
        send(EAST.events());
        awaitVersion(15);

        for (String token : List.of("east", "east:reader", "west:admin")) {
            assertThat(get("/history/east", token).statusCode()).as(token).isEqualTo(200);
            assertThat(get(ONE, token).statusCode()).as(token).isEqualTo(200);
        }
        String timeline = ONE + "/timeline?from=2026-11-24T12:00:12Z";
        assertThat(get(timeline, "east:reader").body())
                .contains("\"version\":12", "\"kind\":\"CONFIGURATION\"", "\"kind\":\"HOST\"", "\"applied\":null")
                .doesNotContain("\"version\":11");
        assertThat(get(ONE + "/timeline?minutes_before_down=10", "east").body()).isEqualTo("{\"timeline\":[]}");
        for (String bad : List.of("", "?from=noon", "?minutes_before_down=0", "?colour=blue")) {
            assertThat(get(ONE + "/timeline" + bad, "east").statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        for (String path : List.of("/history/east", ONE, timeline, FILES, "/history/nowhere")) {
            HttpResponse<String> refused = get(path, "west");
            assertThat(refused.statusCode()).as(path).isEqualTo(404);
            assertThat(refused.body())
                    .isEqualTo(get("/history/nowhere", "west:admin").body());
        }
        assertThat(get(ONE.replace("site-connection", "router"), "east").statusCode())
                .isEqualTo(404);
        assertThat(get("/history/west", "west").body()).isEqualTo("{\"history\":[],\"next\":null}");
        assertThat(get("/history/east", "east:wizard").statusCode()).isEqualTo(401);
        assertThat(history("west", "project: \\\"east\\\"")).contains("\"events\":[]");
    }

    @Test
    void whoAsksForTheHistoryOfAnotherIsOnRecord() throws Exception {
        send(EAST.events());
        awaitVersion(15);
        ListAppender<ILoggingEvent> record = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger("culvert.audit");
        log.setLevel(Level.INFO);
        log.addAppender(record);
        record.start();
        try {
            get("/history/east", "west");
            get("/history/west/router/1", "west");
            get("/history/east", "east");
        } finally {
            log.detachAppender(record);
            log.setLevel(null);
        }
        assertThat(record.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .contains("\"project\":\"west\"", "\"path\":\"/history/east\"", "\"status\":404"));
    }

    @Test
    void tellsWhoChangedWhatFromWhatToWhat() throws Exception {
        send(EAST.events());
        awaitVersion(15);

        JsonNode last = rows(get(ONE + "?type=site-connection.updated", "east")).get(0);
        assertThat(last.get("version").intValue()).isEqualTo(12);
        assertThat(last.get("time").stringValue()).isEqualTo("2026-11-24T12:00:12.123456789Z");
        assertThat(last.get("actor").stringValue()).isEqualTo("someone");
        assertThat(last.get("request_id").stringValue()).isEqualTo("req-12");
        assertThat(last.get("sentence").stringValue())
                .isEqualTo("someone changed the site connection 'renamed': name from first to renamed.");
        assertThat(last.get("changes").toString())
                .isEqualTo("[{\"attribute\":\"name\",\"before\":\"first\",\"after\":\"renamed\"}]");
        assertThat(history(
                        "east",
                        "project: \\\"east\\\", subject: \\\"site-connection/" + EAST.connectionId() + "\\\","
                                + " first: 1, type: \\\"site-connection.updated\\\""))
                .contains(
                        "\"cursor\":\"12\"",
                        "\"requestId\":\"req-12\"",
                        "\"changes\":[{\"attribute\":\"name\",\"before\":\"first\",\"after\":\"renamed\"}]",
                        "\"next\":null");
    }

    @Test
    void comesInPages() throws Exception {
        send(EAST.events());
        awaitVersion(15);

        HttpResponse<String> page = get("/history/east?first=6", "east");
        assertThat(versions(page)).containsExactly(15L, 14L, 13L, 12L, 11L, 10L);
        assertThat(page.body()).contains("\"next\":\"10\"");
        assertThat(versions(get("/history/east?first=6&after=10", "east"))).containsExactly(9L, 8L, 7L, 6L, 5L, 4L);
        assertThat(versions(get("/history/east?first=6&after=4", "east"))).containsExactly(3L, 2L, 1L);
        assertThat(versions(get("/history/east?order=oldest&first=2&after=3", "east")))
                .containsExactly(4L, 5L);
        assertThat(versions(get(
                        "/history/east?from=2026-11-24T12:00:03Z&to=2026-11-24T12:00:05.123456789Z&actor=someone",
                        "east")))
                .containsExactly(4L, 3L);
        assertThat(versions(get("/history/east?actor=nobody", "east"))).isEmpty();
        assertThat(history("east", "project: \\\"east\\\", first: 2, order: OLDEST"))
                .contains("\"version\":1,", "\"next\":\"2\"");
    }

    @Test
    void isExported() throws Exception {
        send(EAST.events());
        awaitVersion(15);

        HttpResponse<String> csv = get("/history/east?format=csv&order=oldest", "east");
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.body().lines())
                .hasSize(16)
                .startsWith("version,time,actor,request_id,type,subject,name,sentence,changes")
                .element(12)
                .isEqualTo("12,2026-11-24T12:00:12.123456789Z,someone,req-12,io.culvert.site-connection.updated.v3,"
                        + "site-connection/" + EAST.connectionId() + ",renamed,someone changed the site connection"
                        + " 'renamed': name from first to renamed.,name from first to renamed");
        assertThat(csv.body()).endsWith("\r\n");
        HttpResponse<String> lines = request(HttpRequest.newBuilder(uri("/history/east"))
                .header("X-Auth-Token", "east")
                .header("Accept", "application/x-ndjson"));
        assertThat(lines.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-ndjson"));
        assertThat(lines.body().lines())
                .hasSize(15)
                .allSatisfy(line -> assertThat(JsonMapper.shared()
                                .readTree(line)
                                .get("sentence")
                                .stringValue())
                        .endsWith("."));
        assertThat(get("/history/east?format=ndjson&first=3", "east").body().lines())
                .hasSize(3);
    }

    @Test
    void tellsWhatCameOfEachEventToWhoAsks() throws Exception {
        send(EAST.events());
        awaitVersion(15);
        String connection = EAST.connectionId().toString();

        JsonNode created = rows(get("/history/east?after=9&first=1&include=host_actions&include=followed", "east"))
                .get(0);
        assertThat(created.get("host_actions").toString())
                .isEqualTo("[{\"action\":\"load\",\"ipsec_site_connection_id\":\"" + connection + "\",\"router_id\":\""
                        + EAST.id("router") + "\"}]");
        assertThat(created.get("followed").get(0).get("version").intValue()).isEqualTo(10);
        assertThat(created.get("followed").get(0).get("changes").toString())
                .contains("\"before\":\"PENDING_CREATE\",\"after\":\"ACTIVE\"");
        assertThat(get("/history/east?first=1", "east").body()).doesNotContain("host_actions", "followed");

        List<String> csv = get("/history/east?format=csv&order=oldest&include=host_actions,followed", "east")
                .body()
                .lines()
                .toList();
        assertThat(csv.getFirst()).endsWith(",changes,host_actions,followed");
        assertThat(csv.get(9)).contains(",load " + connection + " on host-1,2026-11-24T12:00:10.123456789Z ");
        assertThat(csv.get(13)).contains(",unload " + connection + " on host-1,");
        assertThat(get("/history/east?format=ndjson&include=host_actions", "east")
                        .body()
                        .lines())
                .hasSize(15)
                .allMatch(line -> line.contains("\"host_actions\":["))
                .noneMatch(line -> line.contains("followed"));
    }

    @Test
    void showsTheFilesOfARouterAtAnyTime() throws Exception {
        send(EAST.events());
        awaitVersion(15);

        JsonNode now = configuration("");
        assertThat(now.get("version").intValue()).isEqualTo(15);
        assertThat(now.get("router_id").stringValue())
                .isEqualTo(EAST.id("router").toString());
        assertThat(now.get("refused").toString()).isEqualTo("[]");
        assertThat(now.get("files").get(0).get("name").stringValue()).isEqualTo("guard.nft");
        JsonNode file = now.get("files").get(1);
        assertThat(file.get("ipsec_site_connection_ids").toString()).isEqualTo("[\"" + EAST.connectionId() + "\"]");
        assertThat(file.get("text").stringValue())
                .contains("remote_addrs = \"172.24.4.233\"")
                .doesNotContain("0123456789abcdef");
        assertThat(configuration("?as_of=2026-11-24T12:00:10.5Z").get("version").intValue())
                .isEqualTo(10);
        assertThat(configuration("?as_of=7").get("files").toString()).isEqualTo("[]");
        List<String> lines =
                get(FILES + "?format=ndjson", "east").body().lines().toList();
        assertThat(lines)
                .map(line -> JsonMapper.shared().readTree(line).get("text"))
                .containsExactly(now.get("files").get(0).get("text"), file.get("text"));

        assertThat(get(FILES + "?as_of=2", "east").statusCode()).isEqualTo(404);
        assertThat(get(FILES.replace(EAST.id("router").toString(), "router1"), "east")
                        .statusCode())
                .isEqualTo(404);
        for (String bad : List.of("as_of=99", "as_of=soon", "format=csv", "colour=blue")) {
            HttpResponse<String> refused = get(FILES + "?" + bad, "east");
            assertThat(refused.statusCode()).as(bad).isEqualTo(400);
            assertThat(refused.body()).contains(bad.substring(bad.indexOf('=') + 1));
        }
    }

    private JsonNode configuration(String asked) throws Exception {
        HttpResponse<String> answer = get(FILES + asked, "east:reader");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).get("configuration");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws Exception {
        send(EAST.events());
        awaitVersion(15);

        for (String bad : List.of(
                "first=0",
                "first=x",
                "from=noon",
                "to=noon",
                "after=x",
                "order=up",
                "format=xml",
                "subject=x",
                "type=router.painted",
                "include=everything",
                "first=101&include=followed",
                "colour=blue")) {
            HttpResponse<String> refused = get("/history/east?" + bad, "east");
            assertThat(refused.statusCode()).as(bad).isEqualTo(400);
            assertThat(refused.body())
                    .contains(
                            bad.substring(0, bad.indexOf('=')),
                            bad.replaceFirst("&.*", "").substring(bad.indexOf('=') + 1),
                            "\"type\":\"Invalid");
        }
        assertThat(get(ONE + "?subject=project", "east").statusCode()).isEqualTo(400);
        assertThat(history("east", "project: \\\"east\\\", first: 1001"))
                .contains("\"code\":\"InvalidFilter\"", "first '1001'");
    }

    @Test
    void tellsWhatBecameOfAProject() throws Exception {
        send(EAST.events());
        awaitVersion(15);

        String diff =
                graph("{ diff(project: \\\"east\\\", from: {version: 10}, to: {version: 12}) { fromVersion toVersion"
                        + " resources { subject name fate changes { attribute before after } }"
                        + " configuration { name files { name fate diff } }"
                        + " tunnels { name before { status host }"
                        + " after { status reason { text } host appliedVersion since } } } }");
        assertThat(diff)
                .contains(
                        "\"configuration\":[]",
                        "\"fromVersion\":10,\"toVersion\":12",
                        "\"subject\":\"endpoint-group/" + EAST.id("group")
                                + "\",\"name\":\"peers\",\"fate\":\"DELETED\"",
                        "\"name\":\"renamed\",\"fate\":\"CHANGED\",\"changes\":[{\"attribute\":\"name\",\"before\":\"first\","
                                + "\"after\":\"renamed\"}]")
                .doesNotContain("ike-policy");
        assertThat(graph("{ diff(project: \\\"east\\\", from: {version: 0}) { toVersion resources { fate } } }"))
                .contains("\"toVersion\":15", "CREATED")
                .doesNotContain("CHANGED", "DELETED");
        assertThat(graph("{ diff(project: \\\"east\\\", from: {version: 7}) { configuration { files { name diff } }"
                        + " tunnels { before { status } after { host } } } }"))
                .contains(
                        "\"name\":\"guard.nft\",\"diff\":\"--- /dev/null\\n+++ guard.nft\\n@@ -0,0 +1,",
                        "\"tunnels\":[{\"before\":null,\"after\":{\"host\":\"host-2\"}}]");
        assertThat(graph("{ history(project: \\\"east\\\", type: \\\"site-connection.created\\\", first: 10) {"
                        + " events { version hostActions { kind host } followed { version before status } } } }"))
                .contains("{\"version\":8,\"hostActions\":[{\"kind\":\"LOAD\",\"host\":null}],\"followed\":"
                        + "[{\"version\":10,\"before\":\"PENDING_CREATE\",\"status\":\"ACTIVE\"}]}");
        assertThat(graph("{ diff(project: \\\"east\\\", from: {version: 99}) { toVersion } }"))
                .contains("\"code\":\"VersionNotFound\"");
        assertThat(graph("{ diff(project: \\\"west\\\", from: {version: 99}) { toVersion } }"))
                .contains("\"diff\":null")
                .doesNotContain("errors");
    }

    @Test
    void tellsHowAvailableAConnectionWas() throws Exception {
        send(EAST.events());
        awaitVersion(15);

        String fields =
                " { countedSeconds activeSeconds ratio outages { since until seconds reason { code } reasons { text } } }";
        String window = "from: \\\"2026-11-24T12:00:00Z\\\", to: \\\"2026-11-24T12:00:18.123456789Z\\\"";
        String answer = graph("{ availability(connection: \\\"" + EAST.connectionId() + "\\\", " + window + ")" + fields
                + " connections { availability(" + window + ")" + fields + " } }");
        String expected = "{\"countedSeconds\":10.0,\"activeSeconds\":8.0,\"ratio\":0.8,\"outages\":"
                + "[{\"since\":\"2026-11-24T12:00:08.123456789Z\",\"until\":\"2026-11-24T12:00:10.123456789Z\","
                + "\"seconds\":2.0,\"reason\":{\"code\":\"AWAITING_HOST\"},\"reasons\":[{\"text\":\"no host has spoken yet\"}]}]}";
        assertThat(answer)
                .contains("\"availability\":" + expected, "\"connections\":[{\"availability\":" + expected + "}]");
        assertThat(graph("{ availability(connection: \\\"" + WEST.connectionId() + "\\\", " + window + ")" + fields
                        + " }"))
                .contains("\"availability\":null");
        assertThat(graph("{ availability(connection: \\\"" + EAST.connectionId()
                        + "\\\", from: \\\"2026-11-24T12:00:00Z\\\", to: \\\"2999-01-01T00:00:00Z\\\")" + fields
                        + " }"))
                .contains("\"code\":\"TimeInFuture\"");
    }

    private String history(String token, String arguments) throws Exception {
        return request(
                        HttpRequest.newBuilder(uri("/graphql"))
                                .header("X-Auth-Token", token)
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"query\":\"{ history(" + arguments
                                                        + ") { next events { cursor version requestId sentence changes { attribute before after } } } }\"}")))
                .body();
    }

    private static List<Long> versions(HttpResponse<String> page) {
        return rows(page)
                .valueStream()
                .map(row -> row.get("version").longValue())
                .toList();
    }

    private static JsonNode rows(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(page.body()).get("history");
    }
}
