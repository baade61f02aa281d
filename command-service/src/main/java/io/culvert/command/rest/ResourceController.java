package io.culvert.command.rest;

import io.culvert.command.domain.IfRevision;
import io.culvert.command.domain.Together;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Outcome;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Extended;
import io.culvert.events.event.Cause;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Revisions;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.wire.ShownKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** POST, PUT and DELETE of one collection; each collection says what its attributes are and which commands they make. */
abstract class ResourceController {
    private final Shape shape;
    private final Writer writer;

    ResourceController(Shape shape, Writer writer) {
        this.shape = shape;
        this.writer = writer;
    }

    Shape shape() {
        return shape;
    }

    abstract VpnCommand delete(UUID id);

    /** The resource in that state. */
    abstract Map<String, @Nullable Object> show(ProjectId project, ProjectState state, UUID id);

    abstract Prepared prepareCreate(ProjectId project, UUID id, Attributes attributes, Call call);

    abstract Prepared prepareUpdate(ProjectId project, UUID id, Attributes attributes, Call call, Cause cause);

    /** The attribute that has the resource's secret. */
    String secretName() {
        return PskWanted.PSK;
    }

    /** The answer to a PUT, for resources that repeat something of it. */
    Map<String, @Nullable Object> echoed(Map<String, @Nullable Object> resource, Attributes attributes) {
        return resource;
    }

    @PostMapping
    ResponseEntity<?> post(Caller caller, Call call, @RequestBody(required = false) @Nullable Octets body) {
        Callers.refuseReaders(caller, "create_" + shape.collection().singular());
        Body.Posted posted = Body.ofPost(shape, body);
        ProjectId project = Callers.owner(caller, posted.resources());
        Cause cause = Callers.cause(caller, call.origin());
        List<UUID> ids = writer.ids(project, call, posted, cause);
        List<Prepared> prepared = new ArrayList<>();
        try {
            for (int i = 0; i < ids.size(); i++) {
                prepared.add(
                        prepareCreate(project, ids.get(i), posted.resources().get(i), call));
            }
        } catch (ApiException e) {
            Prepared.takeBack(prepared);
            throw e;
        }
        Prepared all =
                Prepared.all(prepared, commands -> commands.size() == 1 ? commands.getFirst() : new Together(commands));
        if (call.isDryRun()) {
            return writer.dryRun(project, all, cause);
        }
        Outcome.Done done = writer.write(project, all, cause);
        writer.done(project, call);
        List<Map<String, @Nullable Object>> shown = IntStream.range(0, ids.size())
                .mapToObj(i -> shown(project, done, ids.get(i), call, prepared.get(i)))
                .toList();
        return posted.isBulk()
                ? Answers.with(HttpStatus.CREATED, done, all.warnings())
                        .body(Map.of(shape.collection().plural(), shown))
                : tagged(Answers.with(HttpStatus.CREATED, done, all.warnings()), done.state(), ids.getFirst())
                        .body(Map.of(shape.collection().singular(), shown.getFirst()));
    }

    @PutMapping("/{id}")
    ResponseEntity<?> put(
            Caller caller,
            Call call,
            @PathVariable("id") String path,
            @RequestBody(required = false) @Nullable Octets body) {
        Callers.refuseReaders(caller, "update_" + shape.collection().singular());
        UUID id = id(path);
        ProjectId project = writer.project(caller, resource(id));
        Attributes attributes = Body.ofPut(shape, body);
        Cause cause = Callers.cause(caller, call.origin());
        Prepared prepared = conditional(id, call, prepareUpdate(project, id, attributes, call, cause));
        if (call.isDryRun()) {
            return writer.dryRun(project, prepared, cause);
        }
        Outcome.Done done = writer.write(project, prepared, cause);
        return tagged(Answers.with(HttpStatus.OK, done, prepared.warnings()), done.state(), id)
                .body(Map.of(
                        shape.collection().singular(), echoed(shown(project, done, id, call, prepared), attributes)));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<?> delete(Caller caller, Call call, @PathVariable("id") String path) {
        Callers.refuseReaders(caller, "delete_" + shape.collection().singular());
        UUID id = id(path);
        Cause cause = Callers.cause(caller, call.origin());
        Prepared prepared = conditional(id, call, Prepared.of(delete(id)));
        ProjectId project = writer.project(caller, resource(id));
        if (call.isDryRun()) {
            return writer.dryRun(project, prepared, cause);
        }
        writer.write(project, prepared, cause);
        return ResponseEntity.noContent().build();
    }

    /** The id in the path; what is none names nothing that there is. */
    UUID id(String path) {
        return Named.in(shape.collection(), path).value();
    }

    private Prepared conditional(UUID id, Call call, Prepared prepared) {
        return call.revisions()
                .map(revisions -> prepared.as(new IfRevision(resource(id), revisions, prepared.command())))
                .orElse(prepared);
    }

    /** What was written, and the key that was made for it, if this write made it. */
    Map<String, @Nullable Object> shown(ProjectId project, Outcome.Done done, UUID id, Call call, Prepared prepared) {
        ProjectState state = done.state();
        Map<String, @Nullable Object> resource = show(project, state, id);
        prepared.toldOnce(done.events())
                .ifPresent(key ->
                        resource.put(secretName(), new ShownKey(new String(key.reveal(), StandardCharsets.UTF_8))));
        return call.extended() == Extended.SHOWN ? Extended.added(resource, state, resource(id)) : resource;
    }

    private ResponseEntity.BodyBuilder tagged(ResponseEntity.BodyBuilder answer, ProjectState state, UUID id) {
        return answer.eTag(Extended.entityTag(Revisions.of(state, resource(id))));
    }

    ResourceId resource(UUID id) {
        return shape.collection().kind().id(id);
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
