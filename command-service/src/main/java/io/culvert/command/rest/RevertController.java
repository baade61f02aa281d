package io.culvert.command.rest;

import io.culvert.command.domain.RevertRules;
import io.culvert.command.domain.RevertTo;
import io.culvert.command.domain.Terms;
import io.culvert.command.port.Outcome;
import io.culvert.command.port.Past;
import io.culvert.events.api.Caller;
import io.culvert.events.event.Cause;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Going back: what is wanted of a project, or of one resource, is made what it was at an earlier version. */
@RestController
@RequestMapping("/v2.0/revert")
class RevertController {
    private final Clock clock = Clock.systemUTC();
    private final Writer writer;
    private final Past past;
    private final GivenKeys keys;
    private final Terms terms;

    RevertController(Writer writer, Past past, GivenKeys keys, Terms terms) {
        this.writer = writer;
        this.past = past;
        this.keys = keys;
        this.terms = terms;
    }

    @PostMapping
    ResponseEntity<?> post(Caller caller, Call call, @RequestBody(required = false) @Nullable Octets body) {
        Callers.refuseReaders(caller, "create_revert");
        RevertBody asked = RevertBody.of(body);
        ProjectId project = Callers.owner(caller, asked.head());
        Repeating.Attempt attempt = writer.attempt(project, call, asked::fingerprint);
        UUID id = attempt.id();
        Cause cause = ChangeSetAnswers.cause(caller, call, id);
        ProjectState now = writer.peek(project, cause);
        RevertTo wish = new RevertTo(then(project, asked.version(), now), asked.only(), Map.of());
        if (attempt.before().isPresent() && past.hasLedTo(project, cause.causationId())) {
            return answer(id, project, new Outcome.Done(now, List.of()), List.of(), kept(now, wish));
        }
        List<SiteConnection> remade = RevertRules.remade(now, wish, terms.inventory());
        GivenKeys.Sealed sealed = keys.seal(project, remade, asked.keys(), call);
        Prepared prepared = new Prepared(
                ChangeSetAnswers.conditional(
                        id, call, asked.confirmation(), clock, new RevertTo(wish.then(), wish.only(), sealed.refs())),
                sealed.takeBack(),
                sealed.warnings(),
                Optional.empty());
        if (call.isDryRun()) {
            return dryRun(project, prepared, cause, sealed.needed(), kept(now, wish));
        }
        Outcome.Done done = writer.write(project, prepared, cause);
        writer.done(project, call);
        return answer(id, project, done, prepared.warnings(), kept(now, wish));
    }

    private ProjectState then(ProjectId project, long version, ProjectState now) {
        if (version > now.version()) {
            throw Malformed.attribute("to_version", "the project is at version " + now.version());
        }
        return past.at(project, version).orElseThrow();
    }

    private List<String> kept(ProjectState now, RevertTo wish) {
        return ids(RevertRules.keyKept(now, wish, terms.inventory()));
    }

    static List<String> ids(List<SiteConnection> connections) {
        return connections.stream().map(each -> each.id().toString()).toList();
    }

    private ResponseEntity<?> dryRun(
            ProjectId project, Prepared prepared, Cause cause, List<String> needed, List<String> kept) {
        Map<String, Object> shown = Answers.preview(project, writer.preview(project, prepared.command(), cause));
        shown.put("psks_needed", needed);
        shown.put("psks_kept", kept);
        return Answers.warning(ResponseEntity.ok(), prepared.warnings()).body(Map.of("dry_run", shown));
    }

    private static ResponseEntity<?> answer(
            UUID id, ProjectId project, Outcome.Done done, List<String> warnings, List<String> kept) {
        Map<String, Object> shown = ChangeSetAnswers.shown(id, project, done, "applied");
        shown.put("psks_kept", kept);
        return ChangeSetAnswers.answer(HttpStatus.CREATED, done, warnings, shown);
    }
}
