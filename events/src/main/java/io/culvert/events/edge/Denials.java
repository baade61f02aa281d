package io.culvert.events.edge;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Collection;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.wire.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log {@code culvert.audit} for every call that was denied: with 401, 403, or with 404 because what it
 * names is another project's. The line is JSON; no header, parameter or body of the request is in it.
 */
final class Denials {
    static final String LOG_NAME = "culvert.audit";
    private static final Logger LOG = System.getLogger(LOG_NAME);
    private static final String HISTORY = "/history/";
    private static final int LONGEST_PATH = 300;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Function<ResourceId, Optional<ProjectId>> owners;

    Denials(Function<ResourceId, Optional<ProjectId>> owners) {
        this.owners = owners;
    }

    /** @param caller empty if nobody knows him */
    void record(HttpServletRequest request, HttpServletResponse response, Optional<Caller> caller) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("actor", caller.<Object>map(Caller::actor).orElse(request.getAttribute(EdgeFilter.ACTOR)));
        line.put("project", caller.map(it -> it.projectId().value()).orElse(null));
        line.put("method", request.getMethod());
        line.put("path", path(request));
        line.put("status", response.getStatus());
        line.put("request_id", response.getHeader("X-Openstack-Request-Id"));
        line.put("from", request.getRemoteAddr());
        LOG.log(Level.INFO, "denied " + Json.write(line));
    }

    private static String path(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "..." : path;
    }

    /** True if what the refused request names, in its path or its body, is there and not for the caller to see. */
    boolean isOfAnother(HttpServletRequest request, Caller caller) {
        return isHistoryOfAnother(request, caller)
                || named(request).stream()
                        .flatMap(id -> owners.apply(id).stream())
                        .anyMatch(owner -> !caller.sees(owner));
    }

    /** A history's path and a parameter of a stream of events name a project, be it there or not. */
    private static boolean isHistoryOfAnother(HttpServletRequest request, Caller caller) {
        String path = request.getRequestURI();
        String project = path.startsWith(HISTORY)
                ? path.substring(HISTORY.length()).replaceFirst("/.*", "")
                : path.equals("/events") ? Objects.toString(request.getParameter("project"), "") : "";
        return !project.isBlank() && project.length() <= ProjectId.MAX_LENGTH && !caller.sees(new ProjectId(project));
    }

    private static List<ResourceId> named(HttpServletRequest request) {
        List<ResourceId> all = new ArrayList<>();
        for (Collection each : Collection.values()) {
            String begin = "/v2.0/" + each.path() + "/";
            String path = request.getRequestURI();
            if (path.startsWith(begin)) {
                all.addAll(ids(each, path.substring(begin.length())));
            }
            if (request.getAttribute(EdgeFilter.REFUSAL) instanceof ApiError error
                    && error.type().equals(each.notFound("").type())) {
                all.addAll(ids(each, error.message()));
            }
        }
        return all;
    }

    private static List<ResourceId> ids(Collection collection, String text) {
        Matcher id = ID.matcher(text);
        return id.find() ? collection.id(id.group()).stream().toList() : List.of();
    }
}
