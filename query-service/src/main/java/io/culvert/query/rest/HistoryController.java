package io.culvert.query.rest;

import io.culvert.events.api.Caller;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.Chronicle;
import io.culvert.query.port.Consequences;
import io.culvert.query.port.HistoryPage;
import io.culvert.query.port.Projects;
import io.culvert.query.view.HistoryQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The history of a project or of one of its resources: a page as JSON, or, as newline-delimited JSON or CSV, an export of
 * all that the filters let through. A project that the caller may not read is not there.
 */
@RestController
public final class HistoryController {
    private static final Set<String> PARAMETERS =
            Set.of("subject", "actor", "type", "from", "to", "after", "first", "order", "format", "include");

    private final Projects projects;
    private final Chronicle chronicle;
    private final Consequences consequences;

    public HistoryController(Projects projects, Chronicle chronicle, Consequences consequences) {
        this.projects = projects;
        this.chronicle = chronicle;
        this.consequences = consequences;
    }

    @GetMapping("/history/{project}")
    void ofProject(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestAttribute(CallerFilter.CALLER) Caller caller,
            @PathVariable String project,
            @RequestParam MultiValueMap<String, String> parameters)
            throws IOException {
        answer(Visible.project(projects, caller, project), null, request, response, parameters);
    }

    @GetMapping("/history/{project}/{kind}/{id}")
    void ofResource(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestAttribute(CallerFilter.CALLER) Caller caller,
            @PathVariable String project,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters)
            throws IOException {
        ProjectId in = Visible.project(projects, caller, project);
        String subject = kind + "/" + id;
        if (projects.image(in).versionsOf(subject).isEmpty()) {
            throw Visible.nothingThere();
        }
        if (parameters.containsKey("subject")) {
            throw HistoryQuery.bad(
                    "subject", String.valueOf(parameters.getFirst("subject")), "is said by the path already");
        }
        answer(in, subject, request, response, parameters);
    }

    private void answer(
            ProjectId project,
            @Nullable String subject,
            HttpServletRequest request,
            HttpServletResponse response,
            MultiValueMap<String, String> parameters)
            throws IOException {
        HistoryQuery query = query(subject, parameters);
        Set<Included> included = Included.of(parameters.get("include"));
        int most = included.isEmpty() ? HistoryQuery.MOST : Included.MOST;
        if (query.first() > most) {
            throw HistoryQuery.bad("first", Integer.toString(query.first()), "is more than " + most + ", with include");
        }
        HistoryFormat format = HistoryFormat.of(parameters.getFirst("format"), request.getHeader("Accept"));
        HistoryPage page = chronicle.page(project, query);
        response.setContentType(format.mediaType());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Writer out = response.getWriter();
        format.write(
                out,
                page,
                parameters.containsKey("first")
                        ? HistoryFormat.NO_MORE
                        : last -> chronicle.page(project, query.after(last, most)),
                new HistoryRows(project, included, consequences));
        out.flush();
    }

    private static HistoryQuery query(@Nullable String subject, MultiValueMap<String, String> parameters) {
        HistoryQuery.onlyKnown(parameters.toSingleValueMap(), PARAMETERS);
        return HistoryQuery.of(
                subject == null ? parameters.getFirst("subject") : subject,
                parameters.getFirst("actor"),
                parameters.getFirst("type"),
                parameters.getFirst("from"),
                parameters.getFirst("to"),
                parameters.getFirst("after"),
                parameters.getFirst("order"),
                parameters.getFirst("first"));
    }
}
