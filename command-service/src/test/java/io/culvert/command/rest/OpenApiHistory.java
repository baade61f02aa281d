package io.culvert.command.rest;

import static io.culvert.command.rest.Keywords.list;
import static io.culvert.command.rest.Keywords.object;
import static io.culvert.command.rest.Keywords.oneOf;
import static io.culvert.command.rest.Keywords.ordered;
import static io.culvert.command.rest.Keywords.reference;
import static io.culvert.command.rest.Keywords.uuid;
import static io.culvert.command.rest.Keywords.with;
import static io.culvert.command.rest.OpenApiAnswers.answer;
import static io.culvert.command.rest.OpenApiParameters.path;
import static io.culvert.command.rest.OpenApiParameters.query;

import io.culvert.events.value.ResourceKind;
import java.util.List;
import java.util.Map;

/** What the query side tells of the past and of what comes; its {@code OpenApiIT} holds it to that. */
final class OpenApiHistory {
    private static final Map<String, Object> TEXT = ordered("type", "string");
    private static final Map<String, Object> MAYBE = ordered("type", List.of("string", "null"));
    private static final Map<String, Object> VERSION = ordered("type", "integer", "format", "int64", "minimum", 1);

    private OpenApiHistory() {}

    static void addTo(Map<String, Object> paths) {
        paths.put("/history/{project}", ordered("get", ofProject().json()));
        paths.put("/history/{project}/{kind}/{id}", ordered("get", ofResource().json()));
        paths.put(
                "/history/{project}/site-connection/{id}/timeline",
                ordered("get", timeline().json()));
        paths.put(
                "/history/{project}/router/{id}/configuration",
                ordered("get", configuration().json()));
        paths.put("/events", ordered("get", events().json()));
    }

    static Map<String, Object> schemas() {
        Map<String, Object> event = ordered(
                "version", VERSION,
                "time", with(Keywords.time(), "description", "When it was recorded."),
                "actor", TEXT,
                "request_id", TEXT,
                "type", with(TEXT, "description", "As in io.culvert.router.bound.v1."),
                "subject", with(TEXT, "description", "kind/id, or project."),
                "name", with(TEXT, "description", "The name that the subject had then."),
                "sentence", TEXT,
                "changes", list(object(ordered("attribute", TEXT, "before", MAYBE, "after", MAYBE))),
                "host_actions",
                        with(list(OpenApiAnswers.hostAction()), "description", "With include: what hosts had to do."),
                "followed",
                        with(
                                list(reference("schemas", "HistoryEvent")),
                                "description",
                                "With include: what hosts told afterwards of the first 10 of these tunnels, of each until"
                                        + " what is wanted of it changed again, 20 at most."));
        Map<String, Object> entry = ordered(
                "kind",
                oneOf(List.of("CONFIGURATION", "HOST", "TUNNEL")),
                "applied",
                with(MAYBE, "description", "Of a CONFIGURATION when a host told first that it had applied it."));
        return ordered(
                "HistoryEvent",
                object(event),
                "TimelineEntry",
                ordered("allOf", List.of(reference("schemas", "HistoryEvent"), object(entry))));
    }

    private static OpenApiOperation ofProject() {
        return ofHistory("listHistory", "What happened in a project, as people read it.")
                .asks(List.of(query("subject", TEXT, "Only events about this, kind/id or project.")))
                .asks(filters());
    }

    private static OpenApiOperation ofResource() {
        return ofHistory("listHistoryOfResource", "What happened to a resource, be it there no more.")
                .asks(List.of(path("kind", oneOf(ResourceKind.class), "Its kind.")))
                .asks("id")
                .asks(filters());
    }

    private static OpenApiOperation ofHistory(String id, String summary) {
        return OpenApiOperation.of(id, "history", summary)
                .asks("project")
                .answers(
                        200,
                        answer(
                                "A page; or all, as lines of JSON or as CSV.",
                                with(
                                        object(ordered(
                                                "history",
                                                list(reference("schemas", "HistoryEvent")),
                                                "next",
                                                with(MAYBE, "description", "What after must be for the next page."))),
                                        "required",
                                        List.of("history", "next"))))
                .refuses(400, 401, 403, 404, 503);
    }

    private static List<Map<String, Object>> filters() {
        return List.of(
                query("actor", TEXT, "Only what this actor made happen."),
                query("type", TEXT, "Only events of this type, as in router.bound."),
                query("from", Keywords.time(), "Only what was recorded then or later."),
                query("to", Keywords.time(), "Only what was recorded before."),
                query("after", VERSION, "The version of the last event of the page before."),
                query("first", ordered("type", "integer", "minimum", 1, "maximum", 1_000), "How many. Left out: 100."),
                query("order", oneOf(List.of("newest", "oldest")), "Which come first. Left out: newest."),
                query(
                        "include",
                        list(oneOf(List.of("host_actions", "followed"))),
                        "What came of each event, too; several times, or commas between. Then first is 100 at most."),
                query(
                        "format",
                        oneOf(List.of("json", "ndjson", "csv")),
                        "The latter two are an export of all that the filters let through, unless first is given."));
    }

    private static OpenApiOperation timeline() {
        return OpenApiOperation.of("showTimeline", "history", "What happened to a tunnel: wanted, hosts, IKE.")
                .asks("project", "id")
                .asks(List.of(
                        query("from", Keywords.time(), "The beginning; needed unless minutes_before_down is given."),
                        query("to", Keywords.time(), "The end. Left out: now."),
                        query(
                                "minutes_before_down",
                                ordered("type", "integer", "minimum", 1, "maximum", 1_440),
                                "Instead of these: so long before the tunnel last went down, and that.")))
                .answers(
                        200,
                        answer(
                                "In order.",
                                OpenApiAnswers.envelope("timeline", list(reference("schemas", "TimelineEntry")))))
                .refuses(400, 401, 403, 404, 503);
    }

    private static OpenApiOperation configuration() {
        Map<String, Object> file = ordered("name", TEXT, "ipsec_site_connection_ids", list(uuid()));
        return OpenApiOperation.of(
                        "showRouterConfiguration",
                        "history",
                        "The files of a router as its host loads them, none of which has a secret.")
                .asks("project", "id")
                .asks(List.of(
                        query("as_of", TEXT, "A version of the project, or a time. Left out: now."),
                        query(
                                "format",
                                oneOf(List.of("json", "ndjson")),
                                "The latter has a line for each file, and for each that there can't be.")))
                .answers(
                        200,
                        answer(
                                "The files, and what no file can say and is therefore not carried.",
                                OpenApiAnswers.envelope(
                                        "configuration",
                                        object(ordered(
                                                "router_id",
                                                uuid(),
                                                "version",
                                                with(VERSION, "description", "The project's, of this state."),
                                                "files",
                                                list(object(with(file, "text", TEXT))),
                                                "refused",
                                                list(object(with(file, "why", TEXT))))))))
                .refuses(400, 401, 403, 404, 503);
    }

    private static OpenApiOperation events() {
        return OpenApiOperation.of(
                        "followEvents",
                        "history",
                        "A project's events, those that there are and then each as it comes.")
                .asks(List.of(
                        query("project", Keywords.project(), "Left out: the caller's own."),
                        query(
                                "after",
                                TEXT,
                                "Only events of a greater version; latest for what comes from now on. Left out: all."),
                        ordered(
                                "name",
                                "Last-Event-ID",
                                "in",
                                "header",
                                "description",
                                "The id of the last event that the client has; counts more than after.",
                                "schema",
                                TEXT)))
                .answers(
                        200,
                        ordered(
                                "description",
                                "Server-sent events: the version as id, the CloudEvent as data.",
                                "content",
                                ordered("text/event-stream", ordered("schema", TEXT))))
                .refuses(400, 401, 403, 404, 503);
    }
}
