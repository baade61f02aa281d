package io.culvert.command.rest;

import io.culvert.command.domain.ConfirmChangeSet;
import io.culvert.command.domain.RevertChangeSet;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Outcome;
import io.culvert.command.port.Past;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Collection;
import io.culvert.events.event.Cause;
import io.culvert.events.event.ChangeSetReverted;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.ChangeSet;
import io.culvert.events.resource.LeftResource;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A change set that waits: it stays, or it is taken back before its time. */
@RestController
@RequestMapping("/v2.0/change-sets/{id}")
class OpenChangeSetController {
    private static final UUID NONE = new UUID(0, 0);

    private final Clock clock = Clock.systemUTC();
    private final Writer writer;
    private final Past past;

    OpenChangeSetController(Writer writer, Past past) {
        this.writer = writer;
        this.past = past;
    }

    @PostMapping("/confirm")
    ResponseEntity<?> confirm(
            Caller caller,
            Call call,
            @PathVariable("id") String path,
            @RequestBody(required = false) @Nullable Octets body) {
        Callers.refuseReaders(caller, "update_change_set");
        return carryOut(
                caller,
                call,
                path,
                project(caller, body),
                "confirmed",
                id -> new ConfirmChangeSet(id, clock.instant()));
    }

    @PostMapping("/revert")
    ResponseEntity<?> revert(
            Caller caller,
            Call call,
            @PathVariable("id") String path,
            @RequestBody(required = false) @Nullable Octets body) {
        Callers.refuseReaders(caller, "update_change_set");
        ProjectId project = project(caller, body);
        return carryOut(caller, call, path, project, "reverted", id -> {
            ProjectState now = writer.peek(project, ChangeSetAnswers.cause(caller, call, id));
            ChangeSet open = now.changeSets().get(id);
            // If there is none the decision says so.
            ProjectState before =
                    open == null ? now : past.at(project, open.base()).orElseThrow();
            return new RevertChangeSet(id, RevertChangeSet.Cue.ASKED, clock.instant(), before);
        });
    }

    private ResponseEntity<?> carryOut(
            Caller caller, Call call, String path, ProjectId project, String then, Function<UUID, VpnCommand> command) {
        UUID id = id(path);
        Cause cause = ChangeSetAnswers.cause(caller, call, id);
        if (call.isDryRun()) {
            return writer.dryRun(project, command.apply(id), cause);
        }
        Outcome.Done done = writer.write(project, command.apply(id), cause);
        Map<String, Object> shown = ChangeSetAnswers.shown(id, project, done, then);
        done.events().stream()
                .filter(ChangeSetReverted.class::isInstance)
                .forEach(event -> shown.put("left", left(event)));
        return ChangeSetAnswers.answer(HttpStatus.OK, done, List.of(), shown);
    }

    private static List<Map<String, Object>> left(VpnEvent event) {
        return ((ChangeSetReverted) event)
                .left().stream().map(OpenChangeSetController::left).toList();
    }

    private static Map<String, Object> left(LeftResource left) {
        return Map.of(
                "kind", Collection.of(left.kind()).singular(), "id", left.id().toString(), "why", left.why());
    }

    private static ProjectId project(Caller caller, @Nullable Octets body) {
        return body == null || body.isEmpty()
                ? caller.projectId()
                : Callers.owner(caller, Body.ofAction(Set.of("project_id", "tenant_id"), body));
    }

    /** What is no id names no change set that waits. */
    private static UUID id(String path) {
        try {
            return ResourceId.parse(path);
        } catch (IllegalArgumentException e) {
            return NONE;
        }
    }
}
