package io.culvert.query.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.StatusReported;
import io.culvert.events.resource.Binding;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import io.culvert.query.Connections;
import io.culvert.query.Observed;
import io.culvert.query.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import reactor.core.publisher.Flux;

class GraphTest {
    private static final String PAGE = "{ connections { name status statusReason { code text } host appliedVersion"
            + " localCidrs peerCidrs ikePolicy { name } ipsecPolicy { name } localEndpointGroup { name }"
            + " peerEndpointGroup { name endpoints } service { name status router { name binding { host } }"
            + " subnet { cidr } } } }";

    @Test
    void aHundredConnectionsWithAllThatHangsOnThemAreOneLookUp() {
        for (int connections : List.of(1, 100)) {
            Graph graph = new Graph();
            graph.take(Connections.of(Story.EAST, connections));

            String answer = graph.ask(PAGE);

            assertThat(answer).doesNotContain("errors");
            assertThat(answer.split("\"peerEndpointGroup\":\\{\"name\":\"peers\"", -1))
                    .hasSize(connections + 1);
            assertThat(graph.imagesRead).isEqualTo(1);
            assertThat(graph.historyReads).isZero();
        }
    }

    @Test
    void theTunnelsOfAPageCostNoLookUpsOfTheirOwn() {
        Graph graph = new Graph();
        graph.take(Connections.of(Story.EAST, 100));
        graph.take(bound());
        graph.tunnels.take(new Observed(Story.EAST, "host-1", 1, Graph.CLOCK.instant())
                .of(
                        10,
                        IntStream.range(0, 100)
                                .mapToObj(each -> new ConnectionId(Story.EAST.id("connection" + each)))
                                .toArray(ConnectionId[]::new)));

        String answer = graph.ask("{ connections { tunnel { counters { traffic { packetsIn } } } } }");

        assertThat(answer.split("\"packetsIn\":11", -1)).hasSize(101);
        assertThat(graph.imagesRead).isEqualTo(1);
    }

    private static List<Envelope> bound() {
        Envelope last = Connections.of(Story.EAST, 100).getLast();
        return List.of(new Envelope(
                Story.EAST.id("bound"),
                last.projectId(),
                last.version() + 1,
                last.position() + 1,
                last.time(),
                last.cause(),
                new RouterBound(new Binding(new RouterId(Story.EAST.id("router")), new HostId("host-1"), 1))));
    }

    @Test
    void aTunnelIsWhatItsHostSawLastAndOfThePresentAlone() {
        Graph graph = new Graph();
        graph.take(Story.EAST.events());
        String tunnel = "tunnel { observedAt since negotiated { ikeVersion initiator localAddress localPort peerAddress"
                + " peerPort natLocal natPeer initiatorSpi responderSpi algorithms { encryption integrity prf dhGroup }"
                + " establishedAt rekeyAt reauthenticationAt } children { protocol mode udpEncapsulated spiIn spiOut"
                + " algorithms { encryption integrity prf dhGroup } localSelectors peerSelectors"
                + " traffic { bytesIn packetsIn bytesOut packetsOut } installedAt rekeyAt expiresAt lastPacketInAt"
                + " lastPacketOutAt } counters { since traffic { bytesIn packetsIn bytesOut packetsOut } childSas"
                + " rekeys } }";
        String now = "{ connections { name " + tunnel + " } }";
        assertThat(graph.ask(now)).isEqualTo("{\"data\":{\"connections\":[{\"name\":\"renamed\",\"tunnel\":null}]}}");

        graph.tunnels.take(Observed.now(Story.EAST, Graph.CLOCK.instant()).carried(10));

        assertThat(graph.ask(now))
                .doesNotContain("errors")
                .contains(
                        "\"observedAt\":\"2030-01-01T00:00:00Z\",\"since\":\"2029-12-31T23:59:00Z\"",
                        "\"ikeVersion\":\"v2\",\"initiator\":true,\"localAddress\":\"172.24.4.226\",\"localPort\":4500",
                        "\"natLocal\":false,\"natPeer\":true",
                        "{\"encryption\":\"AES_CBC-256\",\"integrity\":\"HMAC_SHA2_256_128\","
                                + "\"prf\":\"PRF_HMAC_SHA2_256\",\"dhGroup\":\"MODP_2048\"}",
                        "{\"encryption\":\"AES_GCM_16-256\",\"integrity\":null,\"prf\":null,\"dhGroup\":null}",
                        "\"protocol\":\"esp\",\"mode\":\"tunnel\",\"udpEncapsulated\":true",
                        "\"peerSelectors\":[\"10.2.0.0/24\",\"10.3.0.0/24\"]",
                        "\"lastPacketInAt\":\"2030-01-01T00:00:00Z\",\"lastPacketOutAt\":null",
                        "\"counters\":{\"since\":\"2029-12-31T23:49:00Z\",\"traffic\":{\"bytesIn\":924,\"packetsIn\":11,"
                                + "\"bytesOut\":168,\"packetsOut\":2},\"childSas\":2,\"rekeys\":1}");
        assertThat(graph.ask(now.replace("connections", "connections(asOf: {version: 15})")))
                .isEqualTo("{\"data\":{\"connections\":[{\"name\":\"renamed\",\"tunnel\":null}]}}");
    }

    @Test
    void aQueryThatGoesTooDeepIsRefused() {
        Graph graph = new Graph(new QueryDepth());
        graph.take(Story.EAST.events());
        String deep = "connections { service { ".repeat(9) + "name" + " } }".repeat(9);

        assertThat(graph.ask("{ " + deep + " }"))
                .contains("\"code\":\"QueryTooDeep\"", "The query is 19 fields deep; it may be 18.")
                .doesNotContain("myvpn");
        assertThat(graph.imagesRead).isZero();
    }

    @Test
    void aQueryForTooManyStatesOfThePastIsRefusedBeforeAnyIsFolded() {
        Graph graph = new Graph(new QueryWeight());
        graph.take(Story.EAST.events());

        assertThat(graph.ask(states(19))).doesNotContain("errors");
        graph.imagesRead = 0;
        assertThat(graph.ask(states(20)))
                .contains("\"code\":\"QueryTooComplex\"", "The query weighs 520; it may weigh 500.");
        assertThat(graph.ask("{ "
                        + IntStream.range(0, 10)
                                .mapToObj(
                                        it -> "d" + it + ": diff(project: \"east\", from: {version: 1}) { toVersion } ")
                                .collect(Collectors.joining())
                        + " }"))
                .contains("\"code\":\"QueryTooComplex\"");
        assertThat(graph.imagesRead).isZero();
    }

    private static String states(int count) {
        return "{ "
                + IntStream.range(0, count)
                        .mapToObj(it -> "s" + it + ": connections(asOf: {version: " + (it % 10) + "}) { name } ")
                        .collect(Collectors.joining())
                + "}";
    }

    @Test
    void anAnswerThatGrowsTooLargeIsGivenUp() {
        Graph graph = new Graph(new AnswerSize(2_000));
        graph.take(Connections.of(Story.EAST, 100));

        assertThat(graph.ask("{ connections { name status } }")).doesNotContain("errors");
        assertThat(graph.ask("{ connections { name service { connections { name } } } }"))
                .contains("\"code\":\"AnswerTooLarge\"", "more than 2000 values")
                .doesNotContain("myvpn", "\"name\"");
    }

    @Test
    void whatChangedBeforeATunnelWentDownIsOneQuery() {
        Graph graph = new Graph();
        graph.take(Story.EAST.events());
        graph.take(List.of(wentDown()));

        assertThat(graph.ask("{ connection(id: \"" + Story.EAST.connectionId() + "\") { lastDown { version at status"
                        + " reason { code } upAgain whatChanged(minutes: 1) { version kind sentence } } } }"))
                .contains(
                        "\"version\":16,\"at\":\"2026-11-24T12:01:05.123456789Z\",\"status\":\"DOWN\","
                                + "\"reason\":{\"code\":\"DPD_TIMEOUT\"},\"upAgain\":null,",
                        "\"whatChanged\":[{\"version\":8,\"kind\":\"CONFIGURATION\"",
                        "{\"version\":12,\"kind\":\"CONFIGURATION\",\"sentence\":\"someone changed the site connection"
                                + " 'renamed': name from first to renamed.\"}",
                        "{\"version\":16,\"kind\":\"TUNNEL\"")
                .doesNotContain("errors", "\"version\":11");
        assertThat(graph.ask("{ connections { lastDown { whatChanged(minutes: 0) { version } } } }"))
                .contains("\"code\":\"InvalidFilter\"", "minutes '0'");
    }

    @Test
    void aRouterTellsWhatItsHostIsToLoad() {
        Graph graph = new Graph();
        graph.take(Story.EAST.events());
        String files = " { name configuration { files { name connectionIds text } refused { why } } } ";

        assertThat(graph.ask("{ routers" + files + "}"))
                .contains(
                        "\"name\":\"router1\",\"configuration\":{\"files\":[{\"name\":\"guard.nft\",\"connectionIds\":[],",
                        ".conf\",\"connectionIds\":[\"" + Story.EAST.connectionId() + "\"],",
                        "remote_addrs = \\\"172.24.4.233\\\"\\n",
                        "elements = { 10.1.0.0/24 . 10.2.0.0/24, 10.1.0.0/24 . 10.3.0.0/24 }",
                        "\"refused\":[]")
                .doesNotContain("errors");
        assertThat(graph.ask("{ routers(asOf: {version: 7})" + files + "}"))
                .contains("\"configuration\":{\"files\":[],\"refused\":[]}");
    }

    @Test
    void aDiffHasThreeLevels() {
        Graph graph = new Graph();
        graph.take(Story.EAST.events());
        String levels = " { resources { fate } configuration { name files { name fate connectionIds diff } }"
                + " tunnels { name before { status host } after { status reason { code } host appliedVersion since } } } ";
        String id = Story.EAST.connectionId().toString();

        assertThat(graph.ask("{ diff(project: \"east\", from: {version: 7}, to: {version: 10})" + levels + "}"))
                .contains(
                        "\"resources\":[{\"fate\":\"CHANGED\"},{\"fate\":\"CREATED\"}]",
                        "\"configuration\":[{\"name\":\"router1\",\"files\":[{\"name\":\"guard.nft\",\"fate\":\"ADDED\",",
                        "\"connectionIds\":[\"" + id + "\"],\"diff\":\"--- /dev/null\\n+++ swanctl/",
                        "\\n+        remote_addrs = \\\"172.24.4.233\\\"\\n",
                        "\"tunnels\":[{\"name\":\"first\",\"before\":null,\"after\":{\"status\":\"ACTIVE\","
                                + "\"reason\":{\"code\":\"ESTABLISHED\"},\"host\":\"host-1\",\"appliedVersion\":9,"
                                + "\"since\":\"2026-11-24T12:00:30Z\"}}]")
                .doesNotContain("errors");
        assertThat(graph.ask("{ diff(project: \"east\", from: {version: 10}, to: {version: 15})" + levels + "}"))
                .contains(
                        "\"configuration\":[]",
                        "\"tunnels\":[{\"name\":\"renamed\",\"before\":{\"status\":\"ACTIVE\",\"host\":\"host-1\"},"
                                + "\"after\":{\"status\":\"ACTIVE\",");
    }

    @Test
    void theHistoryTellsWhatCameOfAnIntent() {
        Graph graph = new Graph();
        graph.take(Story.EAST.events());
        String id = Story.EAST.connectionId().toString();

        String answer = graph.ask(
                "{ history(project: \"east\", order: OLDEST) { events { version"
                        + " hostActions { kind connectionId host } followed { version name before status appliedVersion } } } }");

        String followed = "{\"version\":10,\"name\":\"first\",\"before\":\"PENDING_CREATE\",\"status\":\"ACTIVE\","
                + "\"appliedVersion\":9}";
        assertThat(answer)
                .contains(
                        "{\"version\":7,\"hostActions\":[],\"followed\":[]}",
                        "{\"version\":8,\"hostActions\":[{\"kind\":\"LOAD\",\"connectionId\":\"" + id
                                + "\",\"host\":null}],\"followed\":[" + followed + "]}",
                        "{\"version\":9,\"hostActions\":[{\"kind\":\"LOAD\",\"connectionId\":\"" + id
                                + "\",\"host\":\"host-1\"}],\"followed\":[" + followed + "]}",
                        "{\"version\":10,\"hostActions\":[],\"followed\":[]}",
                        "{\"version\":12,\"hostActions\":[],\"followed\":[]}",
                        "{\"version\":13,\"hostActions\":[{\"kind\":\"UNLOAD\",\"connectionId\":\"" + id
                                + "\",\"host\":\"host-1\"}],")
                .doesNotContain("errors");
        assertThat(new Graph(new QueryWeight())
                        .ask("{ history(project: \"east\", first: 1000) { events { followed { version } } } }"))
                .contains("\"code\":\"QueryTooComplex\"");
    }

    @Test
    void wholeFilesCountForWhatTheyHold() {
        String query = "{ routers { configuration { files { text } } } }";
        for (boolean fits : new boolean[] {true, false}) {
            Graph graph = new Graph(new AnswerSize(fits ? 1_000 : 50));
            graph.take(Story.EAST.events());
            assertThat(graph.ask(query).contains("AnswerTooLarge")).isEqualTo(!fits);
        }
    }

    @Test
    void theAvailabilityOfAProjectIsThatOfItsConnections() {
        Graph graph = new Graph();
        graph.take(Story.EAST.events());
        String window = "from: \"2026-11-24T12:00:00Z\", to: \"2026-11-24T12:00:18.123456789Z\"";

        assertThat(
                        graph.ask(
                                "{ projectAvailability(project: \"east\", " + window
                                        + ") { countedSeconds activeSeconds ratio connections { connectionId name availability { ratio } } } }"))
                .isEqualTo(
                        "{\"data\":{\"projectAvailability\":{\"countedSeconds\":10.0,\"activeSeconds\":8.0,\"ratio\":0.8,"
                                + "\"connections\":[{\"connectionId\":\"" + Story.EAST.connectionId()
                                + "\",\"name\":\"renamed\",\"availability\":{\"ratio\":0.8}}]}}}");
        assertThat(graph.ask("{ projectAvailability(project: \"west\", " + window + ") { ratio } }"))
                .isEqualTo("{\"data\":{\"projectAvailability\":null}}");
    }

    /** Whatever is asked for: all pages together are the list, in order, and each node once, though others go meanwhile. */
    @Test
    void pagesTogetherAreTheList() {
        Graph graph = new Graph();
        graph.take(Connections.of(Story.EAST, 25));
        for (String order :
                List.of("", ", orderBy: NAME", ", orderBy: NAME, direction: DESCENDING", ", direction: DESCENDING")) {
            List<String> all =
                    names(graph.ask("{ connectionPage(first: 1000" + order + ") { edges { node { name } } } }"));
            assertThat(all).hasSize(25).doesNotHaveDuplicates();
            List<String> paged = new ArrayList<>();
            String after = "";
            while (paged.size() < 25) {
                String page = graph.ask(
                        "{ connectionPage(first: 7" + order + after
                                + ") { totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor node { name } } } }");
                paged.addAll(names(page));
                assertThat(page)
                        .contains(
                                "\"totalCount\":25",
                                "\"hasNextPage\":" + (paged.size() < 25),
                                "\"hasPreviousPage\":" + !after.isEmpty());
                after = ", after: \"" + page.replaceFirst(".*endCursor\":\"([^\"]+).*", "$1") + "\"";
            }
            assertThat(paged).isEqualTo(all);
        }
        assertThat(names(graph.ask("{ connectionPage(orderBy: NAME) { edges { node { name } } } }")))
                .isSorted();
    }

    private static List<String> names(String answer) {
        return Pattern.compile("\"name\":\"([^\"]*)\"")
                .matcher(answer)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void pagesAreFilteredAndNodesFoundById() {
        Graph graph = new Graph();
        graph.take(Story.EAST.events());

        assertThat(
                        graph.ask(
                                "{ connectionPage(status: \"ACTIVE\") { totalCount } servicePage(status: \"DOWN\") { totalCount }"
                                        + " routerPage(name: \"router1\") { edges { node { name } } } ikePolicyPage(project: \"west\") { totalCount } }"))
                .contains(
                        "{\"totalCount\":1}",
                        "\"servicePage\":{\"totalCount\":0}",
                        "router1",
                        "\"ikePolicyPage\":{\"totalCount\":0}");
        for (String[] each : new String[][] {
            {"connection", "Connection"},
            {"service", "VpnService"},
            {"ike", "IkePolicy"},
            {"ipsec", "IpsecPolicy"},
            {"router", "Router"},
            {"subnet", "Subnet"},
            {"net", "Network"}
        }) {
            assertThat(graph.ask("{ node(id: \"" + Story.EAST.id(each[0]) + "\") { __typename id } }"))
                    .contains("\"__typename\":\"" + each[1] + "\"");
        }
        assertThat(graph.ask("{ node(id: \"" + Story.EAST.id("group") + "\") { id } }"))
                .contains("\"node\":null");
        assertThat(graph.ask("{ node(id: \"x\") { id } }")).contains("\"node\":null");
        String cursor = graph.ask("{ networkPage { edges { cursor } } }").replaceFirst(".*cursor\":\"([^\"]+).*", "$1");
        for (String bad : List.of("after: \"x\"", "after: \"!\"", "orderBy: NAME, after: \"" + cursor + "\"")) {
            assertThat(graph.ask("{ networkPage(" + bad + ") { totalCount } }")).contains("InvalidCursor");
        }
        assertThat(graph.ask("{ networkPage(first: null) { totalCount } }")).contains("ValidationError");
        assertThat(graph.ask("{ networkPage(first: 0) { totalCount } }")).contains("InvalidFilter", "first '0'");
    }

    private static Envelope wentDown() {
        Envelope last = Story.EAST.events().getLast();
        StatusReported up = (StatusReported) last.event();
        return new Envelope(
                Story.EAST.id("down"),
                last.projectId(),
                16,
                last.position() + 1,
                last.time().plusSeconds(50),
                last.cause(),
                new StatusReported(
                        up.connectionId(),
                        up.hostId(),
                        up.epoch(),
                        up.appliedVersion(),
                        Status.DOWN,
                        new StatusReason(ReasonCode.DPD_TIMEOUT, "the peer is silent"),
                        last.time()));
    }

    @Test
    void aSubscriptionMayGoOnForAsLongAsItsReaderWants() {
        Graph graph = new Graph(new AnswerSize(20));
        graph.take(Story.EAST.events());

        assertThat(subscribe(graph, "subscription { events { version type time } }")
                        .take(15)
                        .collectList()
                        .block())
                .hasSize(15)
                .allSatisfy(each -> assertThat(each).contains("version="));
    }

    @Test
    void subscribersGetWhatThereIsAndThenWhatComes() {
        Graph graph = new Graph();
        List<Envelope> events = Story.EAST.events();
        graph.take(events.subList(0, 9));

        Flux<String> told = subscribe(graph, "subscription { events(after: \"7\") { version type } }");
        List<String> versions = new ArrayList<>();
        told.take(4)
                .doOnNext(each -> {
                    versions.add(each);
                    if (versions.size() == 2) {
                        graph.take(events.subList(9, 15));
                    }
                })
                .blockLast();

        assertThat(versions)
                .containsExactly(
                        "{events={version=8, type=io.culvert.site-connection.created.v3}}",
                        "{events={version=9, type=io.culvert.router.bound.v1}}",
                        "{events={version=10, type=io.culvert.status.reported.v4}}",
                        "{events={version=11, type=io.culvert.endpoint-group.deleted.v1}}");
        assertThat(graph.tails.open()).isZero();
    }

    @Test
    void subscribersOfStatusesGetTheseAlone() {
        Graph graph = new Graph();
        graph.take(Story.EAST.events());

        assertThat(subscribe(
                                graph,
                                "subscription { statusChanges(project: \"east\") { version name before status host"
                                        + " reason { code } appliedVersion } }")
                        .blockFirst())
                .isEqualTo("{statusChanges={version=10, name=first, before=PENDING_CREATE, status=ACTIVE,"
                        + " host=host-1, reason={code=ESTABLISHED}, appliedVersion=9}}");
    }

    @Test
    void aSubscriptionThatCanNotBeIsRefusedWithACode() {
        Graph graph = new Graph();

        for (String[] bad : new String[][] {
            {"project: \"west\"", "HTTPNotFound"},
            {"project: \"\"", "HTTPNotFound"},
            {"after: \"soon\"", "InvalidFilter"}
        }) {
            assertThat(refusal(graph, bad[0])).contains("code=" + bad[1]);
        }
        graph.tails.stop();
        assertThat(refusal(graph, "after: \"0\"")).contains("code=ServiceUnavailable");
    }

    private static String refusal(Graph graph, String arguments) {
        return String.valueOf(subscribe(graph, "subscription { events(" + arguments + ") { version } }")
                .onErrorResume(
                        SubscriptionPublisherException.class,
                        e -> Flux.just(e.getErrors().toString()
                                + e.getErrors().getFirst().getExtensions()))
                .blockFirst());
    }

    private static Flux<String> subscribe(Graph graph, String subscription) {
        Publisher<ExecutionResult> results = graph.execute(subscription).getData();
        return Flux.from(results).map(each -> String.valueOf(each.<Object>getData()));
    }
}
