package io.culvert.query;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document, and what it says of reads. */
public record OpenApiDocument(JsonNode json) {
    /** The one on the class path. */
    public static OpenApiDocument checkedIn() {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream("/io/culvert/language/openapi.json")) {
            return new OpenApiDocument(JsonMapper.shared().readTree(Objects.requireNonNull(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paths that can be read. */
    public Stream<String> reads() {
        return json.get("paths")
                .propertyStream()
                .filter(each -> each.getValue().has("get"))
                .map(each -> each.getKey());
    }

    /** The names of what a read asks in its query. */
    public Set<String> questions(String path) {
        Set<String> names = new TreeSet<>();
        parameters(path).forEach(each -> names.add(each.get("name").stringValue()));
        return names;
    }

    /** The texts that are allowed for a question; none if any is. */
    public Set<String> choice(String path, String name) {
        Set<String> choice = new TreeSet<>();
        parameters(path)
                .filter(each -> each.get("name").stringValue().equals(name))
                .forEach(each -> each.at("/schema/items/enum").forEach(text -> choice.add(text.stringValue())));
        return choice;
    }

    private Stream<JsonNode> parameters(String path) {
        return get(path)
                .path("parameters")
                .valueStream()
                .map(this::resolved)
                .filter(each -> each.get("in").stringValue().equals("query"));
    }

    /** The attributes of a resource of that name, as it is shown. */
    public Set<String> attributes(String schema) {
        return new TreeSet<>(
                json.at("/components/schemas/" + schema + "/properties").propertyNames());
    }

    /** What is wrong with that answer to a read of that path of the document. */
    public List<String> errors(String path, int status, String body) {
        JsonNode answer = get(path).get("responses").get(String.valueOf(status));
        if (answer == null) {
            return List.of(status + " is not announced: " + body);
        }
        JsonNode schema = resolved(answer).at("/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of("no body was announced: " + body);
        }
        ObjectNode whole = JsonMapper.shared().createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", json.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(
                        body,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private JsonNode get(String path) {
        JsonNode operation = json.get("paths").path(path).path("get");
        if (operation.isMissingNode()) {
            throw new AssertionError("no read of " + path);
        }
        return operation;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? json.at(node.get("$ref").stringValue().substring(1)) : node;
    }
}
