package io.culvert.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.query.mongo.MongoCheckpoints;
import io.culvert.query.mongo.MongoGenerations;
import io.culvert.query.mongo.QueryDatabase;
import io.culvert.query.port.Checkpoints;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import io.culvert.query.view.Moment;
import io.culvert.query.view.ProjectImage;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The past, out of the store and out of what is not there yet, and through the graph. */
class PastIT extends RunningQueryService {
    @Test
    void everyStateIsAsItWasAlsoAfterARestart() throws Exception {
        List<Envelope> east = Life.of(EAST.project(), 2_500, 1);
        List<Envelope> west = Life.of(WEST.project(), 1_500, 2);
        Map<ProjectId, List<ProjectState>> live = Map.of(EAST.project(), folded(east), WEST.project(), folded(west));
        sendAll(east);
        sendAll(west);
        awaitVersion(2_500);
        awaitVersion("west", 1_500);

        compare(live, 1_000);
        Map<ProjectId, ProjectImage> before = service.getBean(Projects.class).all();
        service.close();
        service = startService();
        assertThat(service.getBean(Projects.class).all()).isEqualTo(before);
        compare(live, 10_000);
        compareCheckpoints(live.getOrDefault(EAST.project(), List.of()));
    }

    private void compareCheckpoints(List<ProjectState> states) {
        Checkpoints checkpoints =
                new MongoCheckpoints(service.getBean(QueryDatabase.class), service.getBean(MongoGenerations.class));
        ProjectImage image = service.getBean(Projects.class).image(EAST.project());
        assertThat(image.index().checkpoints())
                .hasSizeGreaterThan(4)
                .allSatisfy(version ->
                        assertThat(checkpoints.find(EAST.project(), version)).hasValue(states.get(version.intValue())));
        assertThat(checkpoints.find(EAST.project(), 1)).isEmpty();
    }

    private void compare(Map<ProjectId, List<ProjectState>> live, int times) {
        Past past = service.getBean(Past.class);
        Random random = new Random(times);
        List<ProjectId> projects = List.copyOf(live.keySet());
        for (int i = 0; i < times; i++) {
            ProjectId project = projects.get(random.nextInt(projects.size()));
            List<ProjectState> states = live.getOrDefault(project, List.of());
            int version = random.nextInt(states.size());
            assertThat(past.state(project, new Moment.Version(version)))
                    .as("%s at %d", project, version)
                    .isEqualTo(states.get(version));
        }
    }

    private static List<ProjectState> folded(List<Envelope> events) {
        List<ProjectState> states = new ArrayList<>(List.of(ProjectState.EMPTY));
        for (Envelope each : events) {
            states.add(states.getLast().evolve(each.event(), each.time()));
        }
        return states;
    }

    @Test
    void theGraphShowsWhatWasThenWithAllThatHangsOnIt() throws Exception {
        send(EAST.events());
        awaitVersion(15);

        String then = graph("{ services(asOf: {version: 11}) { connections { name status events { version }"
                + " ikePolicy { name usedBy { name } } host } } }");
        assertThat(then)
                .contains(
                        "\"name\":\"first\"",
                        "\"status\":\"ACTIVE\"",
                        "\"usedBy\":[{\"name\":\"first\"}]",
                        "\"host\":\"host-1\"",
                        "{\"version\":10}")
                .doesNotContain("renamed", "{\"version\":12}");
        assertThat(graph("{ endpointGroups(asOf: {version: 10}) { name } now: endpointGroups { name } }"))
                .contains("\"endpointGroups\":[{\"name\":\"peers\"}]", "\"now\":[]");
        // Version 8 was recorded at 12:00:08.123456789.
        String one = "connection(id: \\\"" + EAST.connectionId() + "\\\", asOf: ";
        assertThat(graph("{ " + one + "{time: \\\"2026-11-24T12:00:08.123456789Z\\\"}) { name status } }"))
                .contains("\"name\":\"first\",\"status\":\"PENDING_CREATE\"");
        assertThat(graph("{ " + one + "{time: \\\"2026-11-24T12:00:08Z\\\"}) { name } }"))
                .contains("\"connection\":null");
        assertThat(graph("{ project(id: \\\"east\\\", asOf: {version: 10}) { version intentVersion } }"))
                .contains("\"version\":10,\"intentVersion\":9");
        for (String list : List.of("networks", "subnets", "routers", "ikePolicies", "ipsecPolicies")) {
            assertThat(graph("{ " + list + "(asOf: {version: 0}) { id } now: " + list + " { id } }"))
                    .contains("\"" + list + "\":[],\"now\":[{");
        }
    }

    @Test
    void aMomentThatMakesNoSenseIsRefusedWithACode() throws Exception {
        send(EAST.events());
        awaitVersion(15);

        assertThat(routers("{version: 16}")).contains("\"code\":\"VersionNotFound\"", "16", "15");
        assertThat(routers("{version: -1}")).contains("\"code\":\"InvalidMoment\"", "-1");
        assertThat(routers("{time: \\\"2999-01-01T00:00:00Z\\\"}")).contains("\"code\":\"TimeInFuture\"");
        assertThat(routers("{time: \\\"noon\\\"}")).contains("\"code\":\"InvalidMoment\"", "noon");
        assertThat(routers("{version: 3, time: \\\"2026-11-24T12:00:08Z\\\"}"))
                .contains("\"code\":\"InvalidMoment\"", "both");
        assertThat(routers("{}")).contains("\"code\":\"InvalidMoment\"", "neither");
        assertThat(graph("east:admin", "{ routers(asOf: {version: 3}) { id } }"))
                .contains("\"code\":\"ProjectRequired\"");
        assertThat(graph(
                        "west",
                        "{ routers(project: \\\"east\\\", asOf: {version: 3}) { id }"
                                + " project(id: \\\"east\\\", asOf: {version: 99}) { id } }"))
                .contains("\"routers\":[]", "\"project\":null")
                .doesNotContain("errors");
    }

    private String routers(String asOf) throws Exception {
        return graph("{ routers(asOf: " + asOf + ") { id } }");
    }

    private String graph(String token, String query) throws Exception {
        return request(HttpRequest.newBuilder(uri("/graphql"))
                        .header("X-Auth-Token", token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + query + "\"}")))
                .body();
    }

    private void awaitVersion(String project, long version) throws Exception {
        assertThat(get("/internal/versions/" + project + "?atLeast=" + version + "&waitMillis=20000", "")
                        .body())
                .contains("\"version\":" + version);
    }
}
