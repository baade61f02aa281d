package io.culvert.query.rest;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.query.port.Projects;
import io.culvert.query.port.Versions;
import io.culvert.query.view.ListQueries;
import io.culvert.query.view.ListQuery;
import io.culvert.query.view.Page;
import io.culvert.query.view.Rows;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ports that routers have on inner subnets: as much of Neutron's ports as clients ask of a router. */
@RestController
public final class PortsController {
    static final Set<String> SORT_KEYS = Set.of("id", "tenant_id", "project_id", "name", "network_id", "device_id");
    private final Reader reader;

    public PortsController(Projects projects, Versions versions) {
        this.reader = new Reader(projects, versions);
    }

    @GetMapping({"/v2.0/ports", "/v2.0/ports.json"})
    Map<String, Object> many(
            HttpServletRequest request,
            @RequestAttribute(CallerFilter.CALLER) Caller caller,
            @RequestParam MultiValueMap<String, String> parameters) {
        reader.await(caller, parameters.getFirst("atLeast"));
        ListQuery query = ListQueries.parse(SORT_KEYS, parameters);
        Page page = query.page(rows(caller));
        return Answers.many("ports", page, page.rows().stream().map(query::trim).toList(), request, parameters);
    }

    @GetMapping("/v2.0/ports/{id}")
    ResponseEntity<?> one(@RequestAttribute(CallerFilter.CALLER) Caller caller, @PathVariable String id) {
        String bare = id.replaceFirst("\\.json$", "");
        return rows(caller)
                .filter(row -> bare.equals(row.get("id")))
                .findFirst()
                .<ResponseEntity<?>>map(row -> ResponseEntity.ok(Map.of("port", row)))
                .orElseGet(() -> ResponseEntity.status(404)
                        .body(new ApiError(404, "PortNotFound", "Port " + bare + " could not be found.").body()));
    }

    private Stream<Map<String, @Nullable Object>> rows(Caller caller) {
        return reader.visible(caller)
                .flatMap(each -> Rows.ports(each.getKey(), each.getValue().state()));
    }
}
