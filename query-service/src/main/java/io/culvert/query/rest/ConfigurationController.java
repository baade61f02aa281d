package io.culvert.query.rest;

import io.culvert.agent.desired.RouterNamespaces;
import io.culvert.agent.render.Configuration;
import io.culvert.events.api.Caller;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.wire.Json;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import io.culvert.query.view.HistoryQuery;
import io.culvert.query.view.Moment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The files of a router as its host loads them, or would have at any moment of the past; they have no secrets. */
@RestController
public final class ConfigurationController {
    private static final Set<String> PARAMETERS = Set.of("as_of", "format");

    private final Projects projects;
    private final Past past;

    public ConfigurationController(Projects projects, Past past) {
        this.projects = projects;
        this.past = past;
    }

    @GetMapping("/history/{project}/router/{id}/configuration")
    void configuration(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestAttribute(CallerFilter.CALLER) Caller caller,
            @PathVariable String project,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters)
            throws IOException {
        ProjectId in = Visible.project(projects, caller, project);
        if (projects.image(in).versionsOf("router/" + id).isEmpty()) {
            throw Visible.nothingThere();
        }
        HistoryQuery.onlyKnown(parameters.toSingleValueMap(), PARAMETERS);
        HistoryFormat format = HistoryFormat.of(parameters.getFirst("format"), request.getHeader("Accept"));
        if (format == HistoryFormat.CSV) {
            throw HistoryQuery.bad("format", "csv", "is neither json nor ndjson");
        }
        RouterId router = RouterId.of(id);
        ProjectState state = state(in, parameters);
        if (!state.inventory().routers().containsKey(router)) {
            throw Visible.nothingThere();
        }
        Configuration configuration = Configuration.of(RouterNamespaces.NONE.next(in, state, List.of(router)), router);
        response.setContentType(format.mediaType());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Writer out = response.getWriter();
        if (format == HistoryFormat.JSON) {
            out.write(Json.write(whole(router, state, configuration)));
        } else {
            for (Map<String, Object> each : lines(configuration)) {
                out.write(Json.write(each) + "\n");
            }
        }
        out.flush();
    }

    private ProjectState state(ProjectId project, MultiValueMap<String, String> parameters) {
        String asOf = parameters.getFirst("as_of");
        return asOf == null ? projects.image(project).state() : past.state(project, Moment.parse("as_of", asOf));
    }

    private static Map<String, Object> whole(RouterId router, ProjectState state, Configuration configuration) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("router_id", router.toString());
        whole.put("version", state.version());
        whole.put(
                "files",
                configuration.files().stream()
                        .map(ConfigurationController::file)
                        .toList());
        whole.put(
                "refused",
                configuration.refused().stream()
                        .map(ConfigurationController::refused)
                        .toList());
        return Map.of("configuration", whole);
    }

    private static List<Map<String, Object>> lines(Configuration configuration) {
        List<Map<String, Object>> lines = new ArrayList<>();
        configuration.files().forEach(each -> lines.add(file(each)));
        configuration.refused().forEach(each -> lines.add(refused(each)));
        return lines;
    }

    private static Map<String, Object> file(Configuration.File file) {
        return row(file.name(), file.connections(), "text", file.text());
    }

    private static Map<String, Object> refused(Configuration.Refused refused) {
        return row(refused.name(), refused.connections(), "why", refused.why());
    }

    private static Map<String, Object> row(String name, List<ConnectionId> connections, String key, String text) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put(
                "ipsec_site_connection_ids",
                connections.stream().map(ConnectionId::toString).toList());
        row.put(key, text);
        return row;
    }
}
