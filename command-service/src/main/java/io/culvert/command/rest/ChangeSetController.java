package io.culvert.command.rest;

import io.culvert.command.domain.AddRouterInterface;
import io.culvert.command.domain.IfRevision;
import io.culvert.command.domain.Operation;
import io.culvert.command.domain.RemoveRouterInterface;
import io.culvert.command.domain.Together;
import io.culvert.command.port.Outcome;
import io.culvert.command.port.Past;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Collection;
import io.culvert.events.event.Cause;
import io.culvert.events.state.Resources;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Several writes as one: each goes through the parsers of the single ones, and all of them are one command. */
@RestController
@RequestMapping("/v2.0/change-sets")
class ChangeSetController {
    private final Clock clock = Clock.systemUTC();
    private final Writer writer;
    private final Past past;
    private final Map<String, ResourceController> resources;

    ChangeSetController(Writer writer, Past past, List<ResourceController> resources) {
        this.writer = writer;
        this.past = past;
        this.resources = resources.stream()
                .filter(each -> Collection.ofNetworks().contains(each.shape().collection()))
                .collect(Collectors.toUnmodifiableMap(
                        each -> each.shape().collection().singular(), Function.identity()));
    }

    @PostMapping
    ResponseEntity<?> post(Caller caller, Call call, @RequestBody(required = false) @Nullable Octets body) {
        Callers.refuseReaders(caller, "create_change_set");
        ChangeSetBody asked = ChangeSetBody.of(body);
        ProjectId project = Callers.owner(caller, asked.head());
        Repeating.Attempt attempt = writer.attempt(project, call, asked::fingerprint);
        UUID id = attempt.id();
        List<UUID> ids = NewIds.from(id, asked.operations().size() + 1);
        List<Step> steps = asked.steps(resources.keySet(), ids.subList(1, ids.size()));
        Cause cause = ChangeSetAnswers.cause(caller, call, id);
        if (attempt.before().isPresent() && past.hasLedTo(project, cause.causationId())) {
            Outcome.Done done = new Outcome.Done(writer.peek(project, cause), List.of());
            return answer(id, project, call, done, steps, List.of());
        }
        List<Prepared> prepared = prepared(caller, project, call, steps, cause);
        Prepared all = Prepared.all(
                prepared,
                commands ->
                        ChangeSetAnswers.conditional(id, call, asked.confirmation(), clock, new Together(commands)));
        if (call.isDryRun()) {
            return writer.dryRun(project, all, cause);
        }
        Outcome.Done done = writer.write(project, all, cause);
        writer.done(project, call);
        return answer(id, project, call, done, steps, prepared);
    }

    private List<Prepared> prepared(Caller caller, ProjectId project, Call call, List<Step> steps, Cause cause) {
        List<Prepared> prepared = new ArrayList<>();
        try {
            for (Step step : steps) {
                Prepared one = Step.at(step.index(), index -> prepare(caller, project, call, step, cause));
                prepared.add(one.as(new Operation(step.index(), one.command())));
            }
            return prepared;
        } catch (RuntimeException e) {
            Prepared.takeBack(prepared);
            throw e;
        }
    }

    private Prepared prepare(Caller caller, ProjectId project, Call call, Step step, Cause cause) {
        ResourceController kind = ResourceController.get(resources, step.noun());
        Prepared prepared = switch (step.verb()) {
            case CREATE -> {
                Attributes attributes = Body.posted(kind.shape(), step.body());
                refuseAnotherProject(caller, project, attributes);
                yield kind.prepareCreate(project, step.id(), attributes, call);
            }
            case UPDATE -> kind.prepareUpdate(project, step.id(), Body.put(kind.shape(), step.body()), call, cause);
            case DELETE -> {
                Body.only(Set.of(), step.body());
                yield Prepared.of(kind.delete(step.id()));
            }
            case ADD_ROUTER_INTERFACE ->
                Prepared.of(new AddRouterInterface(new RouterId(step.id()), subnet(step.body()), NewIds.next()));
            case REMOVE_ROUTER_INTERFACE ->
                Prepared.of(new RemoveRouterInterface(new RouterId(step.id()), subnet(step.body())));
        };
        ResourceId id = kind.resource(step.id());
        return step.revision()
                .map(revision -> prepared.as(new IfRevision(id, Set.of((long) revision), prepared.command())))
                .orElse(prepared);
    }

    private static void refuseAnotherProject(Caller caller, ProjectId project, Attributes attributes) {
        boolean named = attributes.has("project_id") || attributes.has("tenant_id");
        if (named && !Callers.owner(caller, attributes).equals(project)) {
            throw Malformed.body("the operations of one change set are of one project");
        }
    }

    private static SubnetId subnet(JsonNode body) {
        return Body.only(Set.of("subnet_id"), body).required("subnet_id", SubnetId::of);
    }

    /** @param prepared empty if it was carried out before */
    private ResponseEntity<?> answer(
            UUID id, ProjectId project, Call call, Outcome.Done done, List<Step> steps, List<Prepared> prepared) {
        List<Map<String, Object>> results = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Prepared one = prepared.isEmpty() ? Prepared.of(new Together(List.of())) : prepared.get(i);
            results.add(result(project, call, done, steps.get(i), one));
            warnings.addAll(one.warnings());
        }
        // Of one that was carried out before it is not known here how it ended.
        Map<String, Object> shown =
                ChangeSetAnswers.shown(id, project, done, prepared.isEmpty() ? "closed" : "applied");
        shown.put("results", results);
        return ChangeSetAnswers.answer(HttpStatus.CREATED, done, warnings, shown);
    }

    private Map<String, Object> result(ProjectId project, Call call, Outcome.Done done, Step step, Prepared prepared) {
        ResourceController kind = ResourceController.get(resources, step.noun());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put(step.verb().key(), kind.shape().collection().singular());
        result.put("id", step.id().toString());
        step.name().ifPresent(name -> result.put("as", name));
        if (Resources.find(done.state(), kind.resource(step.id())).isPresent()) {
            result.put("resource", kind.shown(project, done, step.id(), call, prepared));
        }
        return result;
    }
}
