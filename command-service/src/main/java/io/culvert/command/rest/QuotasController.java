package io.culvert.command.rest;

import io.culvert.command.domain.ChangeQuotas;
import io.culvert.command.domain.Terms;
import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Collection;
import io.culvert.events.api.Quotas;
import io.culvert.events.api.Role;
import io.culvert.events.event.Cause;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceKind;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A project's limits (API reference 1.11), which admins change. */
@RestController
@RequestMapping("/v2.0/quotas/{project}")
class QuotasController {
    private static final Map<String, ResourceKind> KINDS = Collection.ofNetworks().stream()
            .collect(Collectors.toUnmodifiableMap(Collection::singular, Collection::kind));

    private final Writer writer;
    private final Terms terms;

    QuotasController(Writer writer, Terms terms) {
        this.writer = writer;
        this.terms = terms;
    }

    /** Limits that are not named stay as they are. */
    @PutMapping
    ResponseEntity<?> put(
            Caller caller,
            Call call,
            @PathVariable("project") String path,
            @RequestBody(required = false) @Nullable Octets body) {
        refuseAllButAdmins(caller, "update_quota");
        ProjectId project = project(path);
        Map<ResourceKind, Integer> changes = changes(Body.ofEnvelope("quota", KINDS.keySet(), body));
        Cause cause = Callers.cause(caller, call.origin());
        Map<ResourceKind, Integer> limits =
                new HashMap<>(writer.peek(project, cause).quotas());
        limits.putAll(changes);
        return answer(project, new ChangeQuotas(limits), call, cause);
    }

    /** Back to the defaults. */
    @DeleteMapping
    ResponseEntity<?> delete(Caller caller, Call call, @PathVariable("project") String path) {
        refuseAllButAdmins(caller, "delete_quota");
        Cause cause = Callers.cause(caller, call.origin());
        ChangeQuotas none = new ChangeQuotas(Map.of());
        if (call.isDryRun()) {
            return writer.dryRun(project(path), none, cause);
        }
        writer.write(project(path), none, cause);
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<?> answer(ProjectId project, ChangeQuotas command, Call call, Cause cause) {
        if (call.isDryRun()) {
            return writer.dryRun(project, command, cause);
        }
        ProjectState state = writer.write(project, command, cause).state();
        return ResponseEntity.ok(Map.of("quota", Quotas.limits(terms.quotas(), state.quotas())));
    }

    private static Map<ResourceKind, Integer> changes(Attributes quota) {
        Map<ResourceKind, Integer> changes = new HashMap<>();
        KINDS.forEach((name, kind) -> quota.count(name, -1).ifPresent(limit -> changes.put(kind, limit)));
        return changes;
    }

    private static void refuseAllButAdmins(Caller caller, String rule) {
        if (caller.role() != Role.ADMIN) {
            throw new ApiException(ApiError.disallowed(rule));
        }
    }

    private static ProjectId project(String path) {
        try {
            return new ProjectId(path);
        } catch (IllegalArgumentException e) {
            throw Malformed.attribute("project_id", "'" + path + "' is no project");
        }
    }
}
