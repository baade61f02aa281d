package io.culvert.command.rest;

import static io.culvert.command.rest.Keywords.list;
import static io.culvert.command.rest.Keywords.ordered;
import static io.culvert.command.rest.Keywords.reference;
import static io.culvert.command.rest.Keywords.with;
import static io.culvert.command.rest.OpenApiAnswers.answer;
import static io.culvert.command.rest.OpenApiAnswers.empty;
import static io.culvert.command.rest.OpenApiAnswers.envelope;

import io.culvert.events.api.Collection;
import java.util.List;
import java.util.Map;

/** The operations that each collection has, and those on the tags of what is in it. */
record OpenApiCollections(Collection collection) {
    private static final Map<String, Object> DRY_RUN = reference("schemas", "DryRun");

    void addTo(Map<String, Object> paths) {
        String path = "/v2.0/" + collection.path();
        paths.put(path, ordered("get", many().json(), "post", create().json()));
        paths.put(path + "/{id}", ordered("get", show().json(), "put", update().json(), "delete", delete().json()));
        if (!Collection.ofNetworks().contains(collection)) {
            return;
        }
        paths.put(
                path + "/{id}/tags",
                ordered(
                        "get",
                        tags().json(),
                        "put",
                        replaceTags().json(),
                        "delete",
                        clearTags().json()));
        paths.put(
                path + "/{id}/tags/{tag}",
                ordered(
                        "get",
                        tag().json(),
                        "put",
                        addTag().json(),
                        "delete",
                        removeTag().json()));
    }

    private OpenApiOperation many() {
        Map<String, Object> rows = with(
                envelope(collection.plural(), list(resource())),
                "properties",
                ordered(
                        collection.plural(),
                        list(resource()),
                        collection.plural() + "_links",
                        reference("schemas", "Links")));
        return OpenApiOperation.of("list" + plural(), collection.path(), "Those that the caller may see.")
                .asks(OpenApiParameters.ofList(collection))
                .asks(OpenApiParameters.TAG_FILTERS)
                .asks(List.of(OpenApiParameters.fields(collection)))
                .asks(OpenApiParameters.PAGES)
                .asks("extended")
                .answers(200, answer("The rows.", rows))
                .refuses(400, 401, 403, 503);
    }

    private OpenApiOperation create() {
        Map<String, Object> sent = reference("schemas", name() + "Create");
        Map<String, Object> several = with(list(sent), "minItems", 1, "maxItems", Body.MOST_AT_ONCE);
        Map<String, Object> created =
                anyOf(envelope(collection.singular(), resource()), envelope(collection.plural(), list(resource())));
        return OpenApiOperation.of(
                        "create" + name(), collection.path(), "Creates one, or several together: all of them or none.")
                .asks("dry_run", "idempotency-key", "extended")
                .takes(anyOf(envelope(collection.singular(), sent), envelope(collection.plural(), several)))
                .answers(200, answer("The answer to a dry run.", DRY_RUN))
                .answers(201, answer("As it was created; the ETag of one alone.", created, "ETag", Answers.WARNING))
                .refuses(400, 401, 403, 404, 409, 422, 503);
    }

    private OpenApiOperation show() {
        return OpenApiOperation.of("show" + name(), collection.path(), "One, if the caller may see it.")
                .asks("id")
                .asks(List.of(OpenApiParameters.fields(collection)))
                .asks("atLeast", "extended")
                .answers(200, answer("As it is.", envelope(collection.singular(), resource()), "ETag"))
                .refuses(400, 401, 403, 404, 503);
    }

    private OpenApiOperation update() {
        OpenApiOperation update = OpenApiOperation.of(
                        "update" + name(), collection.path(), "Changes what is sent; the rest stays.")
                .asks("id", "if-match", "dry_run", "extended");
        OpenApiOperation asked = isPolicy() ? update.asks("in_use") : update;
        return asked.takes(envelope(collection.singular(), reference("schemas", name() + "Update")))
                .answers(
                        200,
                        answer(
                                "As it is now, or the answer to a dry run.",
                                anyOf(envelope(collection.singular(), resource()), DRY_RUN),
                                "ETag",
                                Answers.WARNING))
                .refuses(400, 401, 403, 404, 409, 412, 503);
    }

    private OpenApiOperation delete() {
        return OpenApiOperation.of("delete" + name(), collection.path(), "Deletes what nothing uses.")
                .asks("id", "if-match", "dry_run")
                .answers(200, answer("The answer to a dry run.", DRY_RUN))
                .answers(204, empty("It is gone."))
                .refuses(400, 401, 403, 404, 409, 412, 503);
    }

    private OpenApiOperation tags() {
        return ofTags("list" + name() + "Tags", "The resource's tags.")
                .answers(200, answer("The tags.", tagList()))
                .refuses(401, 403, 404, 503);
    }

    private OpenApiOperation replaceTags() {
        return ofTags("replace" + name() + "Tags", "These tags, and no others.")
                .asks("if-match", "dry_run")
                .takes(tagList())
                .answers(
                        200, answer("The tags as they are now, or the answer to a dry run.", anyOf(tagList(), DRY_RUN)))
                .refuses(400, 401, 403, 404, 412, 503);
    }

    private OpenApiOperation clearTags() {
        return ofTags("clear" + name() + "Tags", "Takes all tags off it.")
                .asks("if-match", "dry_run")
                .answers(200, answer("The answer to a dry run.", DRY_RUN))
                .answers(204, empty("It has none."))
                .refuses(400, 401, 403, 404, 412, 503);
    }

    private OpenApiOperation tag() {
        return ofTags("show" + name() + "Tag", "Whether the resource has the tag.")
                .asks("tag")
                .answers(204, empty("It has the tag."))
                .refuses(401, 403, 404, 503);
    }

    private OpenApiOperation addTag() {
        return ofTags("add" + name() + "Tag", "One more tag.")
                .asks("tag", "if-match", "dry_run")
                .answers(200, answer("The answer to a dry run.", DRY_RUN))
                .answers(201, empty("It has the tag."))
                .refuses(400, 401, 403, 404, 412, 503);
    }

    private OpenApiOperation removeTag() {
        return ofTags("remove" + name() + "Tag", "One tag less.")
                .asks("tag", "if-match", "dry_run")
                .answers(200, answer("The answer to a dry run.", DRY_RUN))
                .answers(204, empty("It has the tag no more."))
                .refuses(400, 401, 403, 404, 412, 503);
    }

    private OpenApiOperation ofTags(String id, String summary) {
        return OpenApiOperation.of(id, collection.path(), summary).asks("id");
    }

    private static Map<String, Object> tagList() {
        return envelope("tags", with(list(OpenApiParameters.tag()), "maxItems", TagsController.MOST_TAGS));
    }

    private boolean isPolicy() {
        return collection == Collection.IKE_POLICIES || collection == Collection.IPSEC_POLICIES;
    }

    private Map<String, Object> resource() {
        return reference("schemas", name());
    }

    private static Map<String, Object> anyOf(Map<String, Object> one, Map<String, Object> other) {
        return ordered("anyOf", List.of(one, other));
    }

    private String name() {
        return OpenApiSchemas.name(collection);
    }

    private String plural() {
        return OpenApiSchemas.camel(collection.name());
    }
}
