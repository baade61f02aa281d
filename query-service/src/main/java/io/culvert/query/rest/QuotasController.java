package io.culvert.query.rest;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Collection;
import io.culvert.events.api.Quotas;
import io.culvert.events.api.Role;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Resources;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceKind;
import io.culvert.query.port.Projects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Limits on the number of resources (API reference 1.11): one's own, and for admins those of every project. */
@RestController
public final class QuotasController {
    private final Projects projects;
    private final Map<ResourceKind, Integer> defaults;

    public QuotasController(Projects projects, Map<ResourceKind, Integer> defaults) {
        this.projects = projects;
        this.defaults = Map.copyOf(defaults);
    }

    /** The projects that have limits of their own. */
    @GetMapping({"/v2.0/quotas", "/v2.0/quotas.json"})
    ResponseEntity<?> all(@RequestAttribute(CallerFilter.CALLER) Caller caller) {
        if (caller.role() != Role.ADMIN) {
            return refusal();
        }
        List<Map<String, Object>> own = projects.all().entrySet().stream()
                .filter(each -> !each.getValue().state().quotas().isEmpty())
                .map(each -> {
                    Map<String, Object> shown = new LinkedHashMap<>(
                            Quotas.limits(defaults, each.getValue().state().quotas()));
                    shown.put("project_id", each.getKey().value());
                    shown.put("tenant_id", each.getKey().value());
                    return shown;
                })
                .toList();
        return ResponseEntity.ok(Map.of("quotas", own));
    }

    @GetMapping("/v2.0/quotas/{project}")
    ResponseEntity<?> of(@RequestAttribute(CallerFilter.CALLER) Caller caller, @PathVariable String project) {
        return answer(caller, project, state -> Quotas.limits(defaults, state.quotas()));
    }

    @GetMapping("/v2.0/quotas/{project}/default")
    ResponseEntity<?> defaults(@RequestAttribute(CallerFilter.CALLER) Caller caller, @PathVariable String project) {
        return answer(caller, project, state -> Quotas.limits(defaults, Map.of()));
    }

    /** With how much of each is used; nothing is reserved, since a decision is one step. */
    @GetMapping({"/v2.0/quotas/{project}/details", "/v2.0/quotas/{project}/details.json"})
    ResponseEntity<?> details(@RequestAttribute(CallerFilter.CALLER) Caller caller, @PathVariable String project) {
        return answer(caller, project, state -> {
            Map<String, Integer> limits = Quotas.limits(defaults, state.quotas());
            Map<String, Object> details = new LinkedHashMap<>();
            for (Collection each : Collection.ofNetworks()) {
                details.put(
                        each.singular(),
                        Map.of(
                                "limit", limits.getOrDefault(each.singular(), -1),
                                "used", Resources.count(state, each.kind()),
                                "reserved", 0));
            }
            return details;
        });
    }

    private interface Shown {
        Map<String, ?> of(ProjectState state);
    }

    private ResponseEntity<?> answer(Caller caller, String path, Shown shown) {
        String project = path.replaceFirst("\\.json$", "");
        if (project.isBlank() || project.length() > ProjectId.MAX_LENGTH || !caller.sees(new ProjectId(project))) {
            return refusal();
        }
        ProjectState state = projects.image(new ProjectId(project)).state();
        return ResponseEntity.ok(Map.of("quota", shown.of(state)));
    }

    private static ResponseEntity<?> refusal() {
        ApiError error = ApiError.disallowed("get_quota");
        return ResponseEntity.status(error.httpStatus()).body(error.body());
    }
}
