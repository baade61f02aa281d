package io.culvert.query.rest;

import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.StateHash;
import io.culvert.query.port.Evictions;
import io.culvert.query.port.Feed;
import io.culvert.query.port.ViewStore;
import io.culvert.query.view.ProjectImage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A fingerprint of what is stored of each project, to be held against the log; a JSON object a line. */
@RestController
public final class HashesController {
    private final Feed feed;
    private final Evictions evictions;
    private final Operators operators;

    public HashesController(Feed feed, Evictions evictions, Operators operators) {
        this.feed = feed;
        this.evictions = evictions;
        this.operators = operators;
    }

    @GetMapping("/operator/views/hashes")
    void hashes(HttpServletRequest request, HttpServletResponse response) throws IOException, InterruptedException {
        operators.admit(request);
        Map<ProjectId, ProjectImage> stored = feed.atRest(ViewStore::load);
        Set<ProjectId> incomplete =
                evictions.all().stream().map(Evictions.Place::project).collect(Collectors.toSet());
        response.setContentType("application/x-ndjson");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Writer out = response.getWriter();
        for (Map.Entry<ProjectId, ProjectImage> each : stored.entrySet()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("project", each.getKey().value());
            line.put("version", each.getValue().version());
            line.put("hash", StateHash.of(each.getValue().state()));
            line.put("incomplete", incomplete.contains(each.getKey()));
            out.write(Json.write(line) + "\n");
        }
        out.flush();
    }
}
