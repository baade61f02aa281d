package io.culvert.command.rest;

import io.culvert.events.api.Collection;
import io.culvert.events.wire.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes the attributes out of a request's body, if they may be in it. */
final class Body {
    /** As one commit has room for, with a warning for each. */
    static final int MOST_AT_ONCE = 100;

    /** The API's own bodies have five levels at most. */
    private static final int DEEPEST = 20;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    private Body() {}

    /** One resource or several of a collection; at least one. */
    record Posted(Collection collection, List<Attributes> resources, boolean isBulk) {
        Posted {
            resources = List.copyOf(resources);
        }

        /** Of all but the secrets in it. */
        String fingerprint() {
            StringBuilder text = new StringBuilder(collection.path());
            for (Attributes each : resources) {
                ObjectNode open = ((ObjectNode) each.json()).deepCopy();
                open.remove(AuthWanted.SECRETS);
                text.append(open);
            }
            return Sha256.hex(text.toString());
        }
    }

    /** @throws ApiException if the body is not one resource or a list of them, or an attribute is missing, unknown or
     *     read-only */
    static Posted ofPost(Shape shape, @Nullable Octets octets) {
        JsonNode body = object(octets);
        JsonNode many = body.get(shape.collection().plural());
        if (many == null) {
            return new Posted(
                    shape.collection(),
                    List.of(posted(shape, resource(shape.collection().singular(), body))),
                    false);
        }
        if (!many.isArray() || many.isEmpty() || many.size() > MOST_AT_ONCE) {
            throw Malformed.body(
                    "'" + shape.collection().plural() + "' is not a list of 1 to " + MOST_AT_ONCE + " resources");
        }
        List<Attributes> all = new ArrayList<>();
        for (JsonNode each : many) {
            if (!each.isObject()) {
                throw Malformed.body("'" + shape.collection().plural() + "' is not a list of resources");
            }
            all.add(posted(shape, each));
        }
        return new Posted(shape.collection(), all, true);
    }

    /** The attributes of one resource that is to be created. */
    static Attributes posted(Shape shape, JsonNode resource) {
        refuse(resource, name -> !known(shape, name), "Unrecognized attribute(s) '%s'");
        refuse(resource, shape.readOnly()::contains, "Attribute '%s' not allowed in POST");
        List<String> missing = new TreeSet<>(shape.required())
                .stream()
                        .filter(name -> !resource.has(name) && !excused(shape, resource, name))
                        .toList();
        if (!missing.isEmpty()) {
            throw Malformed.body(
                    "Failed to parse request. Required attribute '" + missing.getFirst() + "' not specified");
        }
        return new Attributes(resource);
    }

    private static boolean excused(Shape shape, JsonNode resource, String name) {
        String flag = shape.unless().get(name);
        String other = shape.insteadOf().get(name);
        return (flag != null && new Attributes(resource).bool(flag).orElse(false))
                || (other != null && resource.has(other));
    }

    /** @throws ApiException if the body is not one resource, or an attribute is unknown or can't be changed */
    static Attributes ofPut(Shape shape, @Nullable Octets octets) {
        return put(shape, resource(shape.collection().singular(), object(octets)));
    }

    /** The attributes of one resource that is to be changed. */
    static Attributes put(Shape shape, JsonNode resource) {
        refuse(resource, name -> !known(shape, name), "Unrecognized attribute(s) '%s'");
        refuse(resource, name -> !shape.changeable().contains(name), "Cannot update read-only attribute %s");
        return new Attributes(resource);
    }

    /** Attributes of these names in an envelope of that name. */
    static Attributes ofEnvelope(String key, Set<String> names, @Nullable Octets octets) {
        return only(names, resource(key, object(octets)));
    }

    /** Attributes of these names and no others. */
    static Attributes only(Set<String> names, JsonNode object) {
        refuse(object, name -> !names.contains(name), "Unrecognized attribute(s) '%s'");
        return new Attributes(object);
    }

    /** The attributes of an action, which has no envelope. */
    static Attributes ofAction(Set<String> names, @Nullable Octets octets) {
        return only(names, object(octets));
    }

    /** The same of an action that needs none: no body says as much as an empty one. */
    static Attributes ofFreeAction(Set<String> names, @Nullable Octets octets) {
        JsonNode body = octets == null ? JSON.missingNode() : read(octets);
        if (!body.isObject() && !body.isMissingNode()) {
            throw Malformed.body("Resource body required");
        }
        return only(names, body.isMissingNode() ? JSON.createObjectNode() : body);
    }

    private static JsonNode resource(String key, JsonNode body) {
        JsonNode resource = body.get(key);
        if (resource == null || !resource.isObject()) {
            throw Malformed.body("Unable to find '" + key + "' in request body");
        }
        return resource;
    }

    private static JsonNode object(@Nullable Octets octets) {
        if (octets == null || octets.isEmpty()) {
            throw Malformed.body("Resource body required");
        }
        JsonNode body = read(octets);
        if (!body.isObject() || body.isEmpty()) {
            throw Malformed.body("Resource body required");
        }
        return body;
    }

    private static JsonNode read(Octets octets) {
        try {
            return JSON.readTree(octets.all());
        } catch (JacksonException e) {
            // Its message quotes the body, in which there may be a secret.
            throw Malformed.body("Malformed request body");
        }
    }

    private static boolean known(Shape shape, String name) {
        return shape.required().contains(name)
                || shape.createOnly().contains(name)
                || shape.changeable().contains(name)
                || shape.readOnly().contains(name);
    }

    private static void refuse(JsonNode resource, Predicate<String> wrong, String message) {
        List<String> names =
                resource.propertyNames().stream().filter(wrong).sorted().toList();
        if (!names.isEmpty()) {
            throw Malformed.body(message.replace("%s", String.join(", ", names)));
        }
    }
}
