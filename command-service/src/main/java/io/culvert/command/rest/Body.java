package io.culvert.command.rest;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes the attributes out of a request's body, if they may be in it. */
final class Body {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Body() {}

    /** @throws ApiException if the body is not one resource, or an attribute is missing, unknown or read-only */
    static Attributes ofPost(Shape shape, byte @Nullable [] octets) {
        JsonNode resource = resource(shape, octets);
        refuse(resource, name -> !known(shape, name), "Unrecognized attribute(s) '%s'");
        refuse(resource, shape.readOnly()::contains, "Attribute '%s' not allowed in POST");
        List<String> missing = new TreeSet<>(shape.required())
                .stream().filter(name -> !resource.has(name)).toList();
        if (!missing.isEmpty()) {
            throw Malformed.body(
                    "Failed to parse request. Required attribute '" + missing.getFirst() + "' not specified");
        }
        return new Attributes(resource);
    }

    /** @throws ApiException if the body is not one resource, or an attribute is unknown or can't be changed */
    static Attributes ofPut(Shape shape, byte @Nullable [] octets) {
        JsonNode resource = resource(shape, octets);
        refuse(resource, name -> !known(shape, name), "Unrecognized attribute(s) '%s'");
        refuse(resource, name -> !shape.changeable().contains(name), "Cannot update read-only attribute %s");
        return new Attributes(resource);
    }

    /** The attributes of an action, which has no envelope. */
    static Attributes ofAction(Set<String> names, byte @Nullable [] octets) {
        JsonNode action = object(octets);
        refuse(action, name -> !names.contains(name), "Unrecognized attribute(s) '%s'");
        return new Attributes(action);
    }

    private static JsonNode resource(Shape shape, byte @Nullable [] octets) {
        JsonNode body = object(octets);
        String key = shape.collection().singular();
        if (body.has(shape.collection().plural())) {
            throw Malformed.body("Bulk operation not supported");
        }
        JsonNode resource = body.get(key);
        if (resource == null || !resource.isObject()) {
            throw Malformed.body("Unable to find '" + key + "' in request body");
        }
        return resource;
    }

    private static JsonNode object(byte @Nullable [] octets) {
        if (octets == null || octets.length == 0) {
            throw Malformed.body("Resource body required");
        }
        JsonNode body;
        try {
            body = JSON.readTree(octets);
        } catch (JacksonException e) {
            // Its message quotes the body, in which there may be a secret.
            throw Malformed.body("Malformed request body");
        }
        if (!body.isObject() || body.isEmpty()) {
            throw Malformed.body("Resource body required");
        }
        return body;
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
