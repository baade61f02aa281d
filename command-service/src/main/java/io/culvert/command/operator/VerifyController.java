package io.culvert.command.operator;

import io.culvert.command.port.EventLog;
import io.culvert.command.port.LogAudit;
import io.culvert.events.api.Caller;
import io.culvert.events.value.ProjectId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Verifies the log against itself and against the views; answers with a line of progress a few times a second. */
@RestController
public final class VerifyController {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final EventLog log;
    private final LogAudit audit;

    public VerifyController(EventLog log, LogAudit audit) {
        this.log = log;
        this.audit = audit;
    }

    /** @param body the lines of {@code GET /operator/views/hashes}; with none only the log itself is verified */
    @PostMapping("/operator/log/verify")
    void verify(Caller caller, BufferedReader body, HttpServletResponse response) throws IOException {
        RefusedException.unlessAdmin(caller);
        Map<ProjectId, ViewHash> views = views(body);
        Lines lines = Lines.to(response, log.head());
        Verification verification = new Verification(views, lines::progress);
        audit.walk(verification);
        lines.write(Map.of("result", verification.result()));
    }

    private static Map<ProjectId, ViewHash> views(BufferedReader body) throws IOException {
        Map<ProjectId, ViewHash> views = new HashMap<>();
        for (String line = body.readLine(); line != null; line = body.readLine()) {
            try {
                ViewHash view = JSON.readValue(line, ViewHash.class);
                if (view == null) {
                    throw noHash(views.size() + 1, "nothing");
                }
                views.put(new ProjectId(view.project()), view);
            } catch (JacksonException e) {
                throw noHash(views.size() + 1, e.getOriginalMessage());
            } catch (IllegalArgumentException e) {
                throw noHash(views.size() + 1, String.valueOf(e.getMessage()));
            }
        }
        return views;
    }

    private static RefusedException noHash(int line, String why) {
        return RefusedException.badRequest("line " + line + " is not a view's hash: " + why);
    }
}
