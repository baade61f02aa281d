package io.culvert.query.rest;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Collection;
import io.culvert.events.api.Extended;
import io.culvert.query.port.Projects;
import io.culvert.query.port.Versions;
import io.culvert.query.view.Listing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** The tags of a resource (Networking API, standard attributes tag extension). */
@RestController
public final class TagsController {
    private static final String VPN = "/v2.0/vpn/{collection}/{id}/tags";
    private static final String NET = "/v2.0/{collection:networks|subnets|routers}/{id}/tags";

    private final Reader reader;

    public TagsController(Projects projects, Versions versions) {
        this.reader = new Reader(projects, versions);
    }

    @GetMapping({VPN, NET})
    ResponseEntity<?> all(
            @RequestAttribute(CallerFilter.CALLER) Caller caller,
            @PathVariable String collection,
            @PathVariable String id) {
        return answer(caller, collection, id, tags -> ResponseEntity.ok(Map.of("tags", tags)));
    }

    /** 204 if the resource has the tag. */
    @GetMapping({VPN + "/{tag}", NET + "/{tag}"})
    ResponseEntity<?> one(
            @RequestAttribute(CallerFilter.CALLER) Caller caller,
            @PathVariable String collection,
            @PathVariable String id,
            @PathVariable String tag) {
        return answer(
                caller,
                collection,
                id,
                tags -> tags.contains(tag)
                        ? ResponseEntity.noContent().build()
                        : refusal(new ApiError(404, "TagNotFound", "Tag " + tag + " could not be found.")));
    }

    private interface Answer {
        ResponseEntity<?> of(List<?> tags);
    }

    private ResponseEntity<?> answer(Caller caller, String path, String text, Answer answer) {
        Optional<Collection> collection = Collection.find(path);
        if (collection.isEmpty()) {
            return refusal(ApiError.nothingThere());
        }
        Listing listing = reader.listing(caller, collection.get(), Extended.SHOWN);
        return collection
                .get()
                .id(text)
                .flatMap(listing::item)
                .map(listing::row)
                .<ResponseEntity<?>>map(row -> answer.of(row.get("tags") instanceof List<?> tags ? tags : List.of()))
                .orElseGet(() -> refusal(collection.get().notFound(text)));
    }

    private static ResponseEntity<?> refusal(ApiError error) {
        return ResponseEntity.status(error.httpStatus()).body(error.body());
    }
}
