package io.culvert.query.rest;

import io.culvert.events.api.Caller;
import io.culvert.events.identity.Admission.Admitted;
import io.culvert.events.identity.Identity;
import io.culvert.events.identity.PresentedToken;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.Projects;
import io.culvert.query.port.Tail;
import io.culvert.query.port.Tails;
import io.culvert.query.view.After;
import io.culvert.query.view.HistoryQuery;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The events of a project as a stream of server-sent events: those that there are, then each as it comes. Each client has a
 * virtual thread of its own.
 */
@RestController
public final class EventsController {
    private static final Set<String> PARAMETERS = Set.of("project", "after");

    private final Projects projects;
    private final Tails tails;
    private final Identity identity;
    private final Duration heartbeat;
    private final EventFrames frames = new EventFrames();

    public EventsController(Projects projects, Tails tails, Identity identity, Duration heartbeat) {
        this.projects = projects;
        this.tails = tails;
        this.identity = identity;
        this.heartbeat = heartbeat;
    }

    /** @param lastId what a client that was cut off has; it counts more than {@code after}, which it repeats */
    @GetMapping("/events")
    void follow(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestAttribute(CallerFilter.CALLER) Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
            @RequestParam MultiValueMap<String, String> parameters)
            throws IOException {
        HistoryQuery.onlyKnown(parameters.toSingleValueMap(), PARAMETERS);
        String asked = parameters.getFirst("project");
        ProjectId project = asked == null ? caller.projectId() : Visible.project(projects, caller, asked);
        After after = after(lastId, parameters.getFirst("after"));
        response.setContentType("text/event-stream;charset=UTF-8");
        // Else some proxies keep events back until they have many.
        response.setHeader("X-Accel-Buffering", "no");
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        String token = PresentedToken.of(request::getHeader);
        Tail tail = tails.open(caller, project, after, () -> sees(token, project));
        OutputStream out = response.getOutputStream();
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        Gone gone = new Gone(tail);
        async.addListener(gone);
        Thread.ofVirtual().name("events-to-client").start(() -> {
            new EventStream(project, tail, frames, heartbeat).write(out);
            gone.written(async);
        });
    }

    private static After after(@Nullable String lastId, @Nullable String after) {
        if (lastId != null && !lastId.isEmpty()) {
            return After.of("Last-Event-ID", lastId);
        }
        return after == null ? After.BEGINNING : After.of("after", after);
    }

    private boolean sees(String token, ProjectId project) {
        return identity.admit(token) instanceof Admitted(Caller caller) && caller.sees(project);
    }
}
