package io.culvert.command.rest;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Judges JSON by schemas of the document, with a validator that knows nothing of Culvert. */
record OpenApiJudge(JsonNode document) {
    /** An operation of the document. */
    record Operation(String path, String method, JsonNode json) {
        /** True for a path without parameters that this operation takes. */
        boolean takes(String method, String path) {
            return this.method.equalsIgnoreCase(method) && path.matches(this.path.replaceAll("\\{[^}]+}", "[^/]+"));
        }

        List<String> statuses() {
            return List.copyOf(json.get("responses").propertyNames());
        }
    }

    Stream<Operation> operations() {
        return document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(each -> new Operation(path.getKey(), each.getKey(), each.getValue())));
    }

    Operation operation(String method, String path) {
        return operations()
                .filter(each -> each.takes(method, path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no operation " + method + " " + path));
    }

    /** The node itself, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").stringValue().substring(1)) : node;
    }

    JsonNode schema(String name) {
        return document.at("/components/schemas/" + name);
    }

    /** What is wrong with an answer of that status, which may have no body. */
    List<String> errors(Operation operation, int status, String body) {
        JsonNode answer = operation.json().get("responses").get(String.valueOf(status));
        if (answer == null) {
            return List.of(status + " is not among " + operation.statuses() + ": " + body);
        }
        JsonNode schema = resolved(answer).at("/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of("no body was announced: " + body);
        }
        return errors(schema, body);
    }

    List<String> errors(JsonNode schema, String json) {
        ObjectNode whole = JsonMapper.shared().createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", document.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }
}
