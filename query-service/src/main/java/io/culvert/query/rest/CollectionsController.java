package io.culvert.query.rest;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Collection;
import io.culvert.events.api.Extended;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.Projects;
import io.culvert.query.port.PskDisclosure;
import io.culvert.query.port.Versions;
import io.culvert.query.view.ListQueries;
import io.culvert.query.view.ListQuery;
import io.culvert.query.view.Listing;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
            return refusal(ApiError.nothingThere());
        }
        if (caller == null) {
            return refusal(new ApiError(405, "HTTPMethodNotAllowed", method + " is not for this resource."));
        }
        reader.await(caller, parameters.getFirst("atLeast"));
        Collection collection = target.get().collection();
        ListQuery query = ListQueries.parse(collection, parameters);
        Extended asked = Extended.of(request.getHeader(Extended.HEADER));
        Listing listing = reader.listing(caller, collection, query.concernsExtended() ? Extended.SHOWN : asked);
        UnaryOperator<Map<String, @Nullable Object>> finish =
                row -> shown(query, asked, disclosed(caller, collection, query, row));
        return target.get().id().isPresent()
                ? one(listing, target.get().id().get(), finish)
                : ResponseEntity.ok(
                        Answers.many(collection.plural(), query.page(listing), finish, request, parameters));
    }

    private static ResponseEntity<?> one(
            Listing listing, String text, UnaryOperator<Map<String, @Nullable Object>> finish) {
        Collection collection = listing.collection();
        return collection
                .id(text)
                .flatMap(listing::item)
                .<ResponseEntity<?>>map(item -> ResponseEntity.ok()
                        .eTag(Extended.entityTag(item.revision()))
                        .body(Map.of(collection.singular(), finish.apply(listing.row(item)))))
                .orElseGet(() -> refusal(collection.notFound(text)));
    }

    private static Map<String, @Nullable Object> shown(
            ListQuery query, Extended asked, Map<String, @Nullable Object> row) {
        if (!query.hasFields() && asked == Extended.HIDDEN) {
            row.keySet().removeAll(Extended.NAMES);
        }
        return query.trim(row);
    }

    private Map<String, @Nullable Object> disclosed(
            Caller caller, Collection collection, ListQuery query, Map<String, @Nullable Object> row) {
        if (collection != Collection.SITE_CONNECTIONS || !query.wants("psk")) {
            return row;
        }
        ProjectId project = new ProjectId(String.valueOf(row.get("project_id")));
        var connections = projects.image(project).state().vpn().connections();
        row.put(
                "psk",
                Optional.ofNullable(connections.get(ConnectionId.of(String.valueOf(row.get("id")))))
                        .flatMap(connection -> disclosure.disclose(caller, project, connection.psk()))
                        .orElse(null));
        return row;
    }

    private static ResponseEntity<?> refusal(ApiError error) {
        return ResponseEntity.status(error.httpStatus()).body(error.body());
    }
}
