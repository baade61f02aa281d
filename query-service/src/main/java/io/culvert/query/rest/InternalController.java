package io.culvert.query.rest;

import io.culvert.events.api.Collection;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.WireName;
import io.culvert.query.port.Projects;
import io.culvert.query.port.Versions;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the other services ask of this one: not for clients. */
@RestController
public final class InternalController {
    private static final long LONGEST_WAIT_MILLIS = 30_000;
    private final Projects projects;
    private final Versions versions;

    public InternalController(Projects projects, Versions versions) {
        this.projects = projects;
        this.versions = versions;
    }

    /** The version that readers see, as soon as it is that version or the time (milliseconds) is over. */
    @GetMapping("/internal/versions/{project}")
    Map<String, Object> version(
            @PathVariable String project,
            @RequestParam(defaultValue = "0") long atLeast,
            @RequestParam(defaultValue = "2000") long waitMillis) {
        Duration atMost = Duration.ofMillis(Math.clamp(waitMillis, 0, LONGEST_WAIT_MILLIS));
        return Map.of("project", project, "version", versions.await(new ProjectId(project), atLeast, atMost));
    }

    /** The id of the project that has that resource, as text; 404 if none has it. */
    @GetMapping("/internal/owners/{kind}/{id}")
    ResponseEntity<String> owner(@PathVariable String kind, @PathVariable String id) {
        return WireName.find(ResourceKind.class, kind)
                .flatMap(known -> Collection.of(known).id(id))
                .flatMap(projects::ownerOf)
                .map(project -> ResponseEntity.ok(project.value()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
