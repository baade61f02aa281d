package io.culvert.command.rest;

import io.culvert.command.domain.IfVersion;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Outcome;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Extended;
import io.culvert.events.event.Cause;
import io.culvert.events.resource.ChangeSet;
import io.culvert.events.value.ProjectId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What requests for change sets have in common: conditions, and what is answered to them. */
final class ChangeSetAnswers {
    private ChangeSetAnswers() {}

    /** Why things are done for that change set; the history finds them by it. */
    static Cause cause(Caller caller, Call call, UUID id) {
        return Callers.cause(caller, call.origin()).leadingTo(caller.actor(), "change-set/" + id);
    }

    /** The command under the client's conditions, and carried out only for a time if he wants it so. */
    static VpnCommand conditional(
            UUID id, Call call, Optional<Confirmation> confirmation, Clock clock, VpnCommand command) {
        VpnCommand within =
                confirmation.map(it -> it.of(id, clock.instant(), command)).orElse(command);
        return call.revisions()
                .<VpnCommand>map(versions -> new IfVersion(versions, within))
                .orElse(within);
    }

    static Map<String, Object> shown(UUID id, ProjectId project, Outcome.Done done, String otherwise) {
        Map<String, Object> shown = new LinkedHashMap<>();
        ChangeSet open = done.state().changeSets().get(id);
        shown.put("id", id.toString());
        shown.put("project_id", project.value());
        shown.put("version", done.state().version());
        shown.put("status", open == null ? otherwise : "open");
        if (open != null) {
            shown.put("confirm_by", open.deadline().toString());
            shown.put("until", open.until().wireName());
        }
        return shown;
    }

    static ResponseEntity<Map<String, Object>> answer(
            HttpStatus status, Outcome.Done done, List<String> warnings, Map<String, Object> shown) {
        return Answers.with(status, done, warnings)
                .eTag(Extended.entityTag(done.state().version()))
                .body(Map.of("change_set", shown));
    }
}
