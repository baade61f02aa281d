package io.culvert.query.rest;

import io.culvert.events.api.Caller;
import io.culvert.events.api.Collection;
import io.culvert.events.resource.ChangeSet;
import io.culvert.events.resource.ChangedResource;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.Projects;
import io.culvert.query.view.HistoryQuery;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The change sets that wait to be confirmed. */
@RestController
public final class ChangeSetsController {
    private static final String PROJECT = "project_id";

    private final Projects projects;

    public ChangeSetsController(Projects projects) {
        this.projects = projects;
    }

    /** Of all projects that the caller may read; the next to be taken back first. */
    @GetMapping("/v2.0/change-sets")
    Map<String, Object> waiting(
            @RequestAttribute(CallerFilter.CALLER) Caller caller, @RequestParam Map<String, String> parameters) {
        HistoryQuery.onlyKnown(parameters, Set.of(PROJECT));
        @Nullable String wanted = parameters.get(PROJECT);
        return Map.of(
                "change_sets",
                projects.all().entrySet().stream()
                        .filter(each -> caller.sees(each.getKey())
                                && (wanted == null
                                        || wanted.equals(each.getKey().value())))
                        .flatMap(each -> each.getValue().state().changeSets().values().stream()
                                .map(open -> new Waiting(each.getKey(), open)))
                        .sorted(Comparator.comparing((Waiting each) -> each.it().deadline())
                                .thenComparing(each -> each.it().id()))
                        .map(ChangeSetsController::shown)
                        .toList());
    }

    private record Waiting(ProjectId project, ChangeSet it) {}

    private static Map<String, Object> shown(Waiting waiting) {
        ChangeSet it = waiting.it();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", it.id().toString());
        shown.put("project_id", waiting.project().value());
        shown.put("status", "open");
        shown.put("version", it.last());
        shown.put("confirm_by", it.deadline().toString());
        shown.put("until", it.until().wireName());
        shown.put(
                "ipsec_site_connection_ids",
                it.connections().stream().map(ConnectionId::toString).toList());
        shown.put(
                "resources",
                it.resources().stream().map(ChangeSetsController::shown).toList());
        return shown;
    }

    private static Map<String, Object> shown(ChangedResource it) {
        return Map.of(
                "kind",
                Collection.of(it.kind()).singular(),
                "id",
                it.id().toString(),
                "fate",
                it.fate().wireName());
    }
}
