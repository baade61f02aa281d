package io.culvert.command.rest;

import static io.culvert.command.rest.Keywords.count;
import static io.culvert.command.rest.Keywords.list;
import static io.culvert.command.rest.Keywords.object;
import static io.culvert.command.rest.Keywords.oneOf;
import static io.culvert.command.rest.Keywords.ordered;
import static io.culvert.command.rest.Keywords.reference;
import static io.culvert.command.rest.Keywords.uuid;
import static io.culvert.command.rest.Keywords.with;

import io.culvert.agent.desired.HostActions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Answers that many operations share: refusals, dry runs, and the headers of both. */
final class OpenApiAnswers {
    private static final String REQUEST_ID = RequestIdFilter.HEADER;

    private static final Map<Integer, String> REFUSALS = new TreeMap<>(Map.of(
            400, "A parameter, an attribute or the resource as a whole makes no sense; the message names it.",
            401, "The token is unknown. The body is that of OpenStack's token middleware.",
            403, "The caller's role does not allow it, or not in that project.",
            404, "There is no such resource, or it is another project's; or one that the body refers to.",
            409, "It is in use, or a limit would be passed; or what the Idempotency-Key created is gone.",
            412, "The resource is not at the revision that If-Match names.",
            422, "The Idempotency-Key was used for another request.",
            429, "The project sends more requests than the operator lets it. Nothing was written: try again.",
            503,
                    "The store, the views or the identity service are away, or too many requests are under way. Nothing"
                            + " was written: try again."));

    private OpenApiAnswers() {}

    static Map<String, Object> json(Map<String, Object> schema) {
        return ordered("application/json", ordered("schema", schema));
    }

    /** An answer with a body; headers by the names of shared ones. */
    static Map<String, Object> answer(String text, Map<String, Object> schema, String... headers) {
        return ordered("description", text, "headers", headers(headers), "content", json(schema));
    }

    static Map<String, Object> empty(String text) {
        return ordered("description", text, "headers", headers());
    }

    private static Map<String, Object> headers(String... more) {
        Map<String, Object> headers = ordered(REQUEST_ID, reference("headers", REQUEST_ID));
        for (String each : more) {
            headers.put(each, reference("headers", each));
        }
        return headers;
    }

    /** The name of the shared answer of that status. */
    static String refusal(int status) {
        if (!REFUSALS.containsKey(status)) {
            throw new IllegalArgumentException("nothing is refused with " + status);
        }
        return "Refused" + status;
    }

    static Map<String, Object> refusals() {
        Map<String, Object> all = new LinkedHashMap<>();
        REFUSALS.forEach((status, text) -> {
            String schema = status == 401 ? "UnknownCaller" : "NeutronError";
            String[] headers = status == 429 || status == 503 ? new String[] {"Retry-After"} : new String[0];
            all.put(refusal(status), answer(text, reference("schemas", schema), headers));
        });
        return all;
    }

    static Map<String, Object> sharedHeaders() {
        Map<String, Object> text = ordered("type", "string");
        return ordered(
                REQUEST_ID,
                header("Names the request: req- and a UUID. Events have it as their correlation id.", text),
                "ETag",
                header("The revision in quotes, such as \"7\", to be sent back as If-Match.", text),
                Answers.WARNING,
                header("What of the accepted cryptography is weak; a header for each.", text),
                "Retry-After",
                header("In seconds.", ordered("type", "integer")));
    }

    private static Map<String, Object> header(String text, Map<String, Object> schema) {
        return ordered("description", text, "schema", schema);
    }

    static Map<String, Object> schemas() {
        Map<String, Object> text = ordered("type", "string");
        return ordered(
                "NeutronError",
                envelope(
                        "NeutronError",
                        with(
                                object(ordered("type", text, "message", text, "detail", text)),
                                "required",
                                List.of("type", "message", "detail"))),
                "UnknownCaller",
                envelope("error", object(ordered("code", ordered("type", "integer"), "title", text, "message", text))),
                "Links",
                list(object(ordered("rel", oneOf(List.of("self", "next", "previous")), "href", text))),
                "DryRun",
                dryRun());
    }

    /** One thing under its key. */
    static Map<String, Object> envelope(String key, Map<String, Object> inner) {
        return with(object(ordered(key, inner)), "required", List.of(key));
    }

    private static Map<String, Object> tunnel() {
        Map<String, Object> text = ordered("type", "string");
        Map<String, Object> change = with(
                object(ordered("attribute", text, "before", Map.of(), "after", Map.of())),
                "description",
                "What the attribute is, and would be; of a psk neither.");
        return object(ordered(
                "ipsec_site_connection_id",
                uuid(),
                "name",
                text,
                "fate",
                oneOf(List.of("created", "rekeyed", "reloaded", "dropped")),
                "changes",
                list(change)));
    }

    /** What a host does to a tunnel. */
    static Map<String, Object> hostAction() {
        List<String> kinds = Arrays.stream(HostActions.Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
        return object(ordered(
                "action",
                oneOf(kinds),
                "ipsec_site_connection_id",
                uuid(),
                "router_id",
                uuid(),
                "host",
                ordered("type", "string")));
    }

    private static Map<String, Object> dryRun() {
        Map<String, Object> text = ordered("type", "string");
        return with(
                envelope(
                        "dry_run",
                        object(ordered(
                                "events",
                                list(object(ordered("type", text, "subject", text, "data", ordered("type", "object")))),
                                "host_actions",
                                list(hostAction()),
                                "tunnels",
                                list(tunnel()),
                                "tunnels_untouched",
                                count(0),
                                "configuration",
                                list(configuration()),
                                "psks_needed",
                                with(
                                        list(uuid()),
                                        "description",
                                        "Of a revert: the connections that would be made again, and lack a key."),
                                "psks_kept",
                                with(
                                        list(uuid()),
                                        "description",
                                        "Of a revert: the connections that had another key then, and keep theirs.")))),
                "description",
                "What the request would lead to: events that would be appended, what hosts would do, and what becomes of"
                        + " the tunnels and of the files of each router.");
    }

    private static Map<String, Object> configuration() {
        Map<String, Object> text = ordered("type", "string");
        Map<String, Object> diff = ordered(
                "type",
                List.of("string", "null"),
                "description",
                "As diff -u writes it; null for the files for which an answer has no room.");
        return object(ordered(
                "router_id",
                uuid(),
                "host",
                text,
                "files",
                list(object(ordered(
                        "name",
                        text,
                        "fate",
                        oneOf(List.of("added", "changed", "removed")),
                        "ipsec_site_connection_ids",
                        list(uuid()),
                        "diff",
                        diff)))));
    }
}
