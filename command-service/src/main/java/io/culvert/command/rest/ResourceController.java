package io.culvert.command.rest;

import io.culvert.command.domain.VpnCommand;
import io.culvert.events.api.Caller;
import io.culvert.events.event.Cause;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;

/** POST, PUT and DELETE of one collection; each collection says what its attributes are and which commands they make. */
abstract class ResourceController {
    private final Shape shape;
    private final Writer writer;

    ResourceController(Shape shape, Writer writer) {
        this.shape = shape;
        this.writer = writer;
    }

    abstract VpnCommand create(UUID id, Attributes attributes);

    abstract VpnCommand update(UUID id, Attributes attributes);

    abstract VpnCommand delete(UUID id);

    /** The resource in that state. */
    abstract Map<String, @Nullable Object> show(ProjectId project, ProjectState state, UUID id);

    ProjectState created(ProjectId project, UUID id, Attributes attributes, Cause cause) {
        return writer.write(project, create(id, attributes), cause);
    }

    ProjectState updated(ProjectId project, UUID id, Attributes attributes, Cause cause) {
        return writer.write(project, update(id, attributes), cause);
    }

    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> post(
            Caller caller,
            @RequestAttribute(RequestIdFilter.ATTRIBUTE) Origin origin,
            @RequestBody(required = false) byte @Nullable [] body) {
        Callers.refuseReaders(caller, "create_" + shape.collection().singular());
        Attributes attributes = Body.ofPost(shape, body);
        ProjectId project = Callers.owner(caller, attributes);
        UUID id = UUID.randomUUID();
        ProjectState state = created(project, id, attributes, Callers.cause(caller, origin));
        return answer(HttpStatus.CREATED, show(project, state, id));
    }

    @PutMapping("/{id}")
    ResponseEntity<Map<String, @Nullable Object>> put(
            Caller caller,
            @RequestAttribute(RequestIdFilter.ATTRIBUTE) Origin origin,
            @PathVariable("id") String path,
            @RequestBody(required = false) byte @Nullable [] body) {
        Callers.refuseReaders(caller, "update_" + shape.collection().singular());
        UUID id = id(path);
        Attributes attributes = Body.ofPut(shape, body);
        ProjectState state = updated(caller.projectId(), id, attributes, Callers.cause(caller, origin));
        return answer(HttpStatus.OK, show(caller.projectId(), state, id));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            Caller caller,
            @RequestAttribute(RequestIdFilter.ATTRIBUTE) Origin origin,
            @PathVariable("id") String path) {
        Callers.refuseReaders(caller, "delete_" + shape.collection().singular());
        writer.write(caller.projectId(), delete(id(path)), Callers.cause(caller, origin));
        return ResponseEntity.noContent().build();
    }

    /** The id in the path; what is none names nothing that there is. */
    UUID id(String path) {
        try {
            return ResourceId.parse(path);
        } catch (IllegalArgumentException e) {
            throw new ApiException(shape.collection().notFound(path));
        }
    }

    private ResponseEntity<Map<String, @Nullable Object>> answer(
            HttpStatus status, Map<String, @Nullable Object> resource) {
        return ResponseEntity.status(status).body(Map.of(shape.collection().singular(), resource));
    }

    /** What was just written is in the state. */
    static <K, R> R get(Map<K, R> all, K id) {
        R found = all.get(id);
        if (found == null) {
            throw new IllegalStateException(id + " is not in the state that it was written to");
        }
        return found;
    }
}
