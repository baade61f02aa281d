package io.culvert.command.rest;

import static io.culvert.command.rest.Keywords.closed;
import static io.culvert.command.rest.Keywords.count;
import static io.culvert.command.rest.Keywords.list;
import static io.culvert.command.rest.Keywords.object;
import static io.culvert.command.rest.Keywords.oneOf;
import static io.culvert.command.rest.Keywords.ordered;
import static io.culvert.command.rest.Keywords.project;
import static io.culvert.command.rest.Keywords.reference;
import static io.culvert.command.rest.Keywords.time;
import static io.culvert.command.rest.Keywords.uuid;
import static io.culvert.command.rest.Keywords.with;
import static io.culvert.command.rest.OpenApiAnswers.answer;
import static io.culvert.command.rest.OpenApiAnswers.envelope;
import static io.culvert.command.rest.OpenApiParameters.query;

import io.culvert.events.api.Collection;
import io.culvert.events.value.Fate;
import io.culvert.events.value.Until;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The operations on several resources at once. */
final class OpenApiChangeSets {
    private static final String TAG = "change-sets";
    private static final Map<String, Object> TEXT = ordered("type", "string");
    private static final List<String> KINDS =
            Collection.ofNetworks().stream().map(Collection::singular).toList();

    private OpenApiChangeSets() {}

    static void addTo(Map<String, Object> paths) {
        paths.put("/v2.0/change-sets", ordered("get", waiting().json(), "post", create().json()));
        paths.put(
                "/v2.0/change-sets/{id}/confirm",
                ordered(
                        "post",
                        open("confirmChangeSet", "Has a change set that waits stay.")
                                .json()));
        paths.put(
                "/v2.0/change-sets/{id}/revert",
                ordered(
                        "post",
                        open("revertChangeSet", "Takes a change set that waits back, before its time.")
                                .json()));
        paths.put("/v2.0/revert", ordered("post", revert().json()));
    }

    static Map<String, Object> schemas() {
        return ordered(
                "ChangeSetCreate", asked(), "ChangeSet", shown(), "OpenChangeSet", shownWaiting(), "Revert", back());
    }

    private static OpenApiOperation waiting() {
        return OpenApiOperation.of("listOpenChangeSets", TAG, "The change sets that wait to be confirmed.")
                .asks(List.of(query("project_id", project(), "Only those of this project.")))
                .answers(
                        200,
                        answer(
                                "The next to be taken back first.",
                                envelope("change_sets", list(reference("schemas", "OpenChangeSet")))))
                .refuses(400, 401, 503);
    }

    private static Map<String, Object> shownWaiting() {
        Map<String, Object> shown = ordered(
                "id",
                uuid(),
                "project_id",
                project(),
                "status",
                oneOf(List.of("open")),
                "version",
                with(count(0), "description", "Of the project, with all of it carried out."),
                "confirm_by",
                time(),
                "until",
                oneOf(Until.class),
                "ipsec_site_connection_ids",
                with(list(uuid()), "description", "The tunnels that hosts set up or replace because of it."),
                "resources",
                with(
                        list(object(ordered("kind", oneOf(KINDS), "id", uuid(), "fate", oneOf(Fate.class)))),
                        "description",
                        "What it changed."));
        return with(object(shown), "required", List.copyOf(shown.keySet()));
    }

    private static OpenApiOperation open(String id, String summary) {
        return OpenApiOperation.of(id, TAG, summary)
                .asks("id", "dry_run")
                .answers(
                        200,
                        answer(
                                "How it ended, or the answer to a dry run.",
                                ordered(
                                        "anyOf",
                                        List.of(
                                                envelope("change_set", reference("schemas", "ChangeSet")),
                                                reference("schemas", "DryRun"))),
                                "ETag"))
                .refuses(400, 401, 403, 404, 409, 503);
    }

    private static OpenApiOperation revert() {
        return OpenApiOperation.of(
                        "revert",
                        TAG,
                        "Makes what is wanted of the project, or of one resource, what it was at an earlier version.")
                .asks("if-match-version", "idempotency-key", "dry_run")
                .takes(envelope("revert", reference("schemas", "Revert")))
                .answers(200, answer("The answer to a dry run.", reference("schemas", "DryRun")))
                .answers(201, carriedOut())
                .refuses(400, 401, 403, 404, 409, 412, 422, 503);
    }

    private static Map<String, Object> back() {
        Map<String, Object> kinds = new LinkedHashMap<>();
        KINDS.forEach(kind -> kinds.put(kind, uuid()));
        return with(
                closed(ordered(
                        "project_id",
                        project(),
                        "tenant_id",
                        project(),
                        "to_version",
                        with(count(1), "description", "Of the project."),
                        "resource",
                        with(
                                closed(kinds),
                                "maxProperties",
                                1,
                                "description",
                                "The one that is to be as it was, with what it can't be without. Left out: all."),
                        "psks",
                        with(
                                object(Map.of()),
                                "additionalProperties",
                                TEXT,
                                "description",
                                "By their ids the keys of connections that have been deleted since."),
                        Confirmation.WITHIN,
                        within(),
                        Confirmation.UNTIL,
                        until())),
                "required",
                List.of("to_version"));
    }

    private static OpenApiOperation create() {
        return OpenApiOperation.of(
                        "createChangeSet", TAG, "Carries out several operations in their order: all of them, or none.")
                .asks("if-match-version", "idempotency-key", "dry_run", "in_use", "extended")
                .takes(envelope("change_set", reference("schemas", "ChangeSetCreate")))
                .answers(200, answer("The answer to a dry run.", reference("schemas", "DryRun")))
                .answers(201, carriedOut())
                .refuses(400, 401, 403, 404, 409, 412, 422, 503);
    }

    private static Map<String, Object> carriedOut() {
        return answer(
                "It was carried out. The ETag is the project's version, for If-Match of the next one.",
                envelope("change_set", reference("schemas", "ChangeSet")),
                "ETag",
                Answers.WARNING);
    }

    private static Map<String, Object> asked() {
        return with(
                closed(ordered(
                        "project_id",
                        project(),
                        "tenant_id",
                        project(),
                        "operations",
                        with(list(operation()), "minItems", 1, "maxItems", Body.MOST_AT_ONCE),
                        Confirmation.WITHIN,
                        within(),
                        Confirmation.UNTIL,
                        until())),
                "required",
                List.of("operations"));
    }

    private static Map<String, Object> within() {
        return with(
                count(1),
                "maximum",
                Confirmation.LONGEST,
                "description",
                "After so many seconds it is taken back unless it is confirmed. Left out: it stays.");
    }

    private static Map<String, Object> until() {
        return with(
                oneOf(Until.class),
                "description",
                "Active: it is confirmed too when all tunnels that it changes are up with it. Left out: confirmed.");
    }

    private static Map<String, Object> operation() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Step.Verb verb : Step.Verb.values()) {
            boolean ofRouter = verb.key().endsWith("router_interface");
            properties.put(verb.key(), ofRouter ? idOrName("The router.") : oneOf(KINDS));
        }
        properties.put("id", idOrName("Of what is updated or deleted."));
        properties.put("as", with(TEXT, "description", "What later operations call it, with # before it."));
        properties.put("revision_number", with(count(0), "description", "At which alone the operation counts."));
        properties.put(
                "body",
                ordered(
                        "type",
                        "object",
                        "description",
                        "As in a POST or PUT of one such resource, without the key around it. In the place of the id of"
                                + " something that an operation before creates it may have #, and that one's as."));
        return with(
                closed(properties),
                "oneOf",
                Stream.of(Step.Verb.values())
                        .map(verb -> ordered("required", List.of(verb.key())))
                        .toList());
    }

    private static Map<String, Object> idOrName(String text) {
        return with(TEXT, "description", text + " Its id, or # and the as of the operation that creates it.");
    }

    private static Map<String, Object> shown() {
        Map<String, Object> result = new LinkedHashMap<>();
        for (Step.Verb verb : Step.Verb.values()) {
            result.put(verb.key(), oneOf(KINDS));
        }
        result.put("id", uuid());
        result.put("as", TEXT);
        result.put(
                "resource",
                with(ordered("type", "object"), "description", "As it is after all of them; not if it is gone."));
        return with(
                object(
                        ordered(
                                "id",
                                uuid(),
                                "project_id",
                                project(),
                                "version",
                                with(count(0), "description", "Of the project, with all of it carried out."),
                                "status",
                                with(
                                        oneOf(List.of("applied", "open", "confirmed", "reverted", "closed")),
                                        "description",
                                        "Open: it waits. Closed: this request came before, and how it ended is in the history."),
                                "confirm_by",
                                time(),
                                "until",
                                oneOf(Until.class),
                                "left",
                                with(
                                        list(object(ordered("kind", oneOf(KINDS), "id", uuid(), "why", TEXT))),
                                        "description",
                                        "What was not taken back."),
                                "results",
                                with(
                                        list(object(result)),
                                        "description",
                                        "Of each operation, in their order; not of a revert."),
                                "psks_kept",
                                with(
                                        list(uuid()),
                                        "description",
                                        "Of a revert: the connections that had another key then, and keep the one they have."))),
                "required",
                List.of("id", "project_id", "version"));
    }
}
