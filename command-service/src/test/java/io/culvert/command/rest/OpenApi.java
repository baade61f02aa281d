package io.culvert.command.rest;

import static io.culvert.command.rest.Keywords.ordered;

import io.culvert.events.api.Collection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI 3.1 document of the API, worked out of the code, and the file that it lies in. */
final class OpenApi {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path FILE = Path.of("../events/src/main/resources/io/culvert/language/openapi.json");

    private OpenApi() {}

    static JsonNode document() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Collection each : Collection.values()) {
            new OpenApiCollections(each).addTo(paths);
        }
        OpenApiRest.addTo(paths);
        OpenApiChangeSets.addTo(paths);
        OpenApiWebhooks.addTo(paths);
        OpenApiHistory.addTo(paths);
        return JSON.valueToTree(ordered(
                "openapi",
                "3.1.0",
                "info",
                info(),
                "servers",
                List.of(ordered("url", "/")),
                "security",
                List.of(ordered("token", List.of())),
                "paths",
                paths,
                "components",
                components()));
    }

    private static Map<String, Object> info() {
        return ordered(
                "title",
                "Culvert",
                "version",
                "v2.0",
                "description",
                "Site-to-site IPsec VPNs by the OpenStack Networking API v2.0, VPNaaS, and as much of networks, subnets and"
                        + " routers as they need. Names of attributes have underscores, paths have dashes. Paths may end"
                        + " in .json. As the original does, requests may send numbers and booleans as strings, one text"
                        + " for a list of one, and null for a list or a dictionary that is left out; the schemas have the"
                        + " forms that answers have.");
    }

    private static Map<String, Object> components() {
        Map<String, Object> schemas = new LinkedHashMap<>(OpenApiSchemas.all());
        schemas.putAll(OpenApiRest.schemas());
        schemas.putAll(OpenApiChangeSets.schemas());
        schemas.putAll(OpenApiWebhooks.schemas());
        schemas.putAll(OpenApiHistory.schemas());
        schemas.putAll(OpenApiAnswers.schemas());
        return ordered(
                "schemas",
                schemas,
                "parameters",
                OpenApiParameters.shared(),
                "responses",
                OpenApiAnswers.refusals(),
                "headers",
                OpenApiAnswers.sharedHeaders(),
                "securitySchemes",
                ordered(
                        "token",
                        ordered(
                                "type",
                                "apiKey",
                                "in",
                                "header",
                                "name",
                                "X-Auth-Token",
                                "description",
                                "A token of Keystone, scoped to a project; without an identity service the project's name,"
                                        + " or the name and :reader, :member or :admin.")));
    }

    /** The document as it lies in its file. */
    static String text(JsonNode document) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    static String checkedIn() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write() {
        try {
            Files.writeString(FILE, text(document()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
