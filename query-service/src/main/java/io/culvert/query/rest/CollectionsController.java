package io.culvert.query.rest;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Collection;
import io.culvert.events.api.Extended;
import io.culvert.events.wire.ShownKey;
import io.culvert.query.port.Projects;
import io.culvert.query.port.PskDisclosure;
import io.culvert.query.port.Versions;
import io.culvert.query.view.ListQueries;
import io.culvert.query.view.ListQuery;
import io.culvert.query.view.Listing;
import io.culvert.query.view.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Keys keys;

    public CollectionsController(Projects projects, Versions versions, PskDisclosure disclosure) {
        this.reader = new Reader(projects, versions);
        this.keys = new Keys(disclosure);
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
        Finish finish = rows -> shown(query, asked, rows, keys.of(request, caller, collection, query, rows));
        if (target.get().id().isPresent()) {
            return one(listing, target.get().id().get(), finish);
        }
        Page page = query.page(listing);
        return ResponseEntity.ok(Answers.many(collection.plural(), page, finish.of(page.rows()), request, parameters));
    }

    /** What is done to the rows that are shown, and to no others. */
    private interface Finish {
        List<Map<String, @Nullable Object>> of(List<Map<String, @Nullable Object>> rows);
    }

    private static ResponseEntity<?> one(Listing listing, String text, Finish finish) {
        Collection collection = listing.collection();
        return collection
                .id(text)
                .flatMap(listing::item)
                .<ResponseEntity<?>>map(item -> ResponseEntity.ok()
                        .eTag(Extended.entityTag(item.revision()))
                        .body(Map.of(
                                collection.singular(),
                                finish.of(List.of(listing.row(item))).getFirst())))
                .orElseGet(() -> refusal(collection.notFound(text)));
    }

    private static List<Map<String, @Nullable Object>> shown(
            ListQuery query, Extended asked, List<Map<String, @Nullable Object>> rows, Map<String, ShownKey> keys) {
        List<Map<String, @Nullable Object>> shown = new ArrayList<>();
        for (Map<String, @Nullable Object> row : rows) {
            if (!query.hasFields() && asked == Extended.HIDDEN) {
                row.keySet().removeAll(Extended.NAMES);
            }
            ShownKey key = keys.get(String.valueOf(row.get("id")));
            if (key != null) {
                row.put("psk", key);
            }
            shown.add(query.trim(row));
        }
        return shown;
    }

    private static ResponseEntity<?> refusal(ApiError error) {
        return ResponseEntity.status(error.httpStatus()).body(error.body());
    }
}
