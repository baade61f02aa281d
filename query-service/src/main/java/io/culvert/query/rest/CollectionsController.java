package io.culvert.query.rest;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Collection;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.Projects;
import io.culvert.query.port.PskDisclosure;
import io.culvert.query.port.Versions;
import io.culvert.query.view.ListQueries;
import io.culvert.query.view.ListQuery;
import io.culvert.query.view.Rows;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** GET of all collections and of what is in them; whatever else nobody answers below {@code /v2.0/} ends here too. */
@RestController
public final class CollectionsController {
    private final Reader reader;
    private final Projects projects;
    private final PskDisclosure disclosure;

    public CollectionsController(Projects projects, Versions versions, PskDisclosure disclosure) {
        this.reader = new Reader(projects, versions);
        this.projects = projects;
        this.disclosure = disclosure;
    }

    @RequestMapping("/v2.0/**")
    ResponseEntity<?> answer(
            HttpServletRequest request,
            HttpMethod method,
            @RequestAttribute(name = CallerFilter.CALLER, required = false) @Nullable Caller caller,
            @RequestParam MultiValueMap<String, String> parameters) {
        Optional<Target> target = Target.of(request.getRequestURI());
        if (target.isEmpty()) {
            return refusal(new ApiError(404, "HTTPNotFound", "The resource could not be found."));
        }
        if (caller == null) {
            return refusal(new ApiError(405, "HTTPMethodNotAllowed", method + " is not for this resource."));
        }
        reader.await(caller, parameters.getFirst("atLeast"));
        ListQuery query = ListQueries.parse(target.get().collection(), parameters);
        return target.get().id().isPresent()
                ? one(caller, target.get().collection(), target.get().id().get(), query)
                : ResponseEntity.ok(many(caller, target.get().collection(), query, request, parameters));
    }

    private Map<String, Object> many(
            Caller caller,
            Collection collection,
            ListQuery query,
            HttpServletRequest request,
            MultiValueMap<String, String> parameters) {
        return Answers.many(
                collection.plural(),
                query,
                query.page(rows(caller, collection)),
                row -> disclosed(caller, collection, query, row),
                request,
                parameters);
    }

    private ResponseEntity<?> one(Caller caller, Collection collection, String id, ListQuery query) {
        return rows(caller, collection)
                .filter(row -> id.equals(row.get("id")))
                .findFirst()
                .<ResponseEntity<?>>map(row -> ResponseEntity.ok(
                        Map.of(collection.singular(), query.trim(disclosed(caller, collection, query, row)))))
                .orElseGet(() -> refusal(collection.notFound(id)));
    }

    private Stream<Map<String, @Nullable Object>> rows(Caller caller, Collection collection) {
        return reader.visible(caller)
                .flatMap(each ->
                        Rows.of(collection, each.getKey(), each.getValue().state()));
    }

    private Map<String, @Nullable Object> disclosed(
            Caller caller, Collection collection, ListQuery query, Map<String, @Nullable Object> row) {
        if (collection != Collection.SITE_CONNECTIONS || !query.wants("psk")) {
            return row;
        }
        ProjectId project = new ProjectId(String.valueOf(row.get("project_id")));
        var connections = projects.image(project).state().vpn().connections();
        var shown = new LinkedHashMap<String, @Nullable Object>(row);
        shown.put(
                "psk",
                Optional.ofNullable(connections.get(ConnectionId.of(String.valueOf(row.get("id")))))
                        .flatMap(connection -> disclosure.disclose(caller, project, connection.psk()))
                        .orElse(null));
        return shown;
    }

    private static ResponseEntity<?> refusal(ApiError error) {
        return ResponseEntity.status(error.httpStatus()).body(error.body());
    }
}
