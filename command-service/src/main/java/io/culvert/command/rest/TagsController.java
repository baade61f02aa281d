package io.culvert.command.rest;

import io.culvert.command.domain.IfRevision;
import io.culvert.command.domain.TagResource;
import io.culvert.command.domain.VpnCommand;
import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Collection;
import io.culvert.events.event.Cause;
import io.culvert.events.resource.StandardAttributes;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The tags of any resource (Networking API, standard attributes tag extension). */
@RestController
class TagsController {
    static final int MOST_TAGS = 50;
    static final int LONGEST_TAG = 255;
    private static final int ATTEMPTS = 5;
    private static final ResponseEntity<?> GONE = ResponseEntity.noContent().build();
    private static final String VPN = "/v2.0/vpn/{collection}/{id}/tags";
    private static final String NET = "/v2.0/{collection:networks|subnets|routers}/{id}/tags";

    private final Writer writer;

    TagsController(Writer writer) {
        this.writer = writer;
    }

    @PutMapping({VPN, NET})
    ResponseEntity<?> replace(
            Caller caller,
            Call call,
            @PathVariable String collection,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Octets body) {
        List<String> tags = Body.ofAction(Set.of("tags"), body)
                .lines("tags")
                .orElseThrow(() -> Malformed.body("Failed to parse request. Required attribute 'tags' not specified"));
        tags.forEach(TagsController::check);
        var shown = Map.of("tags", tags.stream().distinct().sorted().toList());
        return change(caller, call, collection, id, now -> tags, ResponseEntity.ok(shown));
    }

    @DeleteMapping({VPN, NET})
    ResponseEntity<?> clear(Caller caller, Call call, @PathVariable String collection, @PathVariable String id) {
        return change(caller, call, collection, id, now -> List.of(), GONE);
    }

    @PutMapping({VPN + "/{tag}", NET + "/{tag}"})
    ResponseEntity<?> add(
            Caller caller,
            Call call,
            @PathVariable String collection,
            @PathVariable String id,
            @PathVariable String tag) {
        check(tag);
        return change(
                caller,
                call,
                collection,
                id,
                now -> Stream.concat(now.stream(), Stream.of(tag)).distinct().toList(),
                ResponseEntity.status(HttpStatus.CREATED).build());
    }

    @DeleteMapping({VPN + "/{tag}", NET + "/{tag}"})
    ResponseEntity<?> remove(
            Caller caller,
            Call call,
            @PathVariable String collection,
            @PathVariable String id,
            @PathVariable String tag) {
        UnaryOperator<List<String>> without = now -> {
            if (!now.contains(tag)) {
                throw new ApiException(new ApiError(404, "TagNotFound", "Tag " + tag + " could not be found."));
            }
            return now.stream().filter(each -> !each.equals(tag)).toList();
        };
        return change(caller, call, collection, id, without, GONE);
    }

    /**
     * Tried again if another change of the resource comes between reading its tags and writing them, unless the client
     * says at which revision it must be.
     *
     * @param done the answer when it is carried out
     */
    private ResponseEntity<?> change(
            Caller caller,
            Call call,
            String collection,
            String path,
            UnaryOperator<List<String>> change,
            ResponseEntity<?> done) {
        ResourceId id = resource(collection, path);
        Callers.refuseReaders(caller, "update_tags");
        Cause cause = Callers.cause(caller, call.origin());
        ProjectId project = writer.project(caller, id);
        for (int attempt = 1; ; attempt++) {
            VpnCommand command = command(writer.peek(project, cause), id, call, change);
            if (call.isDryRun()) {
                return writer.dryRun(project, command, cause);
            }
            try {
                writer.write(project, command, cause);
                return done;
            } catch (ApiException e) {
                if (e.error().httpStatus() != 412 || call.revisions().isPresent() || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static VpnCommand command(
            ProjectState state, ResourceId id, Call call, UnaryOperator<List<String>> change) {
        Optional<StandardAttributes> now = Optional.ofNullable(state.standard().get(id));
        List<String> tags = change.apply(now.map(StandardAttributes::tags).orElse(List.of()));
        if (tags.size() > MOST_TAGS) {
            throw Malformed.attribute("tags", "a resource has at most " + MOST_TAGS);
        }
        Set<Long> seen = now.map(StandardAttributes::revision).map(Set::of).orElse(Set.of());
        return new IfRevision(id, call.revisions().orElse(seen), new TagResource(id, tags));
    }

    private static ResourceId resource(String collection, String path) {
        return Named.in(Collection.find(collection).orElseThrow(() -> new ApiException(ApiError.nothingThere())), path);
    }

    private static void check(String tag) {
        if (tag.isBlank() || tag.length() > LONGEST_TAG || tag.contains(",") || tag.contains("/")) {
            throw Malformed.attribute(
                    "tags", "'" + tag + "' is no tag of 1 to " + LONGEST_TAG + " characters without ',' and '/'");
        }
    }
}
