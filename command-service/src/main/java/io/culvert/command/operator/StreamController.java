package io.culvert.command.operator;

import io.culvert.command.port.EventLog;
import io.culvert.events.api.Caller;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.StructuredEvents;
import io.culvert.events.wire.WireEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A project's stream as a file: one CloudEvent in JSON a line. It has no secrets in it, since events have none. */
@RestController
public final class StreamController {
    private static final int PAGE = 500;

    private final EventLog log;

    public StreamController(EventLog log) {
        this.log = log;
    }

    @GetMapping("/operator/log/projects/{project}/events")
    void export(Caller caller, @PathVariable String project, HttpServletResponse response) throws IOException {
        RefusedException.unlessAdmin(caller);
        ProjectId id = new ProjectId(project);
        List<WireEvent> page = log.readStream(id, 1, PAGE);
        if (page.isEmpty()) {
            throw RefusedException.notFound("project '" + project + "' has no events");
        }
        response.setContentType("application/x-ndjson");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Writer out = response.getWriter();
        while (!page.isEmpty()) {
            for (WireEvent event : page) {
                out.write(StructuredEvents.write(event));
                out.write('\n');
            }
            page = log.readStream(id, page.getLast().version() + 1, PAGE);
        }
        out.flush();
    }

    @PostMapping("/operator/log/projects/{project}/events")
    Map<String, Object> restore(Caller caller, @PathVariable String project, InputStream body) throws IOException {
        RefusedException.unlessAdmin(caller);
        try (Import restored = Import.of(new ProjectId(project), body)) {
            return restored.into(log);
        }
    }
}
