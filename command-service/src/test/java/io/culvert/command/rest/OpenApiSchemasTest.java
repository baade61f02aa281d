package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.domain.Defaults;
import io.culvert.command.rest.Api.Answer;
import io.culvert.events.api.Collection;
import io.culvert.events.api.Extended;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of the collections are what is really shown, and really taken and refused. */
class OpenApiSchemasTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final OpenApiJudge JUDGE = new OpenApiJudge(OpenApi.document());
    private static final Pattern LONG_TEXT = Pattern.compile("%\\((\\d+)\\)");
    private static final String SOME_ID = "11111111-0000-4000-8000-000000000001";

    /** Why a value is refused that a schema can't tell from others. */
    private static final Set<String> BEYOND_SCHEMAS = Set.of("stands for any peer", "requires admin privileges");

    private static final Api API = new Api();

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void everyCollectionHasAShape() {
        assertThat(Shapes.all()).containsOnlyKeys(Collection.values());
    }

    @ParameterizedTest
    @EnumSource
    void itShowsTheAttributesOfTheRepresentationAndThoseThatAreAskedFor(Collection collection) {
        Set<String> all = new TreeSet<>(Least.of(collection, Defaults.SECURE).keySet());
        all.addAll(Extended.NAMES);
        if (collection != Collection.SITE_CONNECTIONS) {
            all.removeAll(Set.of(
                    "status_reason",
                    "applied_version",
                    "psk_fingerprint",
                    "psk_set_at",
                    "nat_traversal",
                    "certificate",
                    "ca_certificates",
                    "certificate_not_after"));
        }
        if (!Set.of(Collection.IKE_POLICIES, Collection.IPSEC_POLICIES).contains(collection)) {
            all.remove("further_proposals");
        }
        assertThat(properties(OpenApiSchemas.name(collection))).containsExactlyInAnyOrderElementsOf(all);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsReallyShownIsOfTheSchema(Collection collection) {
        Site site = Site.in(API);
        String path =
                "/v2.0/" + collection.path() + "/" + made(site, collection).id();
        Answer answer =
                API.with(site.project(), "PUT", path, "{'" + collection.singular() + "': {}}", Extended.HEADER, "true");

        assertThat(JUDGE.errors(JUDGE.operation("PUT", path), answer.status(), answer.body()))
                .isEmpty();
        assertThat(answer.inner().propertyNames())
                .containsExactlyInAnyOrderElementsOf(properties(OpenApiSchemas.name(collection)));
    }

    @ParameterizedTest
    @EnumSource
    void itTakesTheAttributesOfTheShape(Collection collection) {
        Shape shape = Shapes.of(collection);
        JsonNode create = JUDGE.schema(OpenApiSchemas.name(collection) + "Create");
        Set<String> posted = new TreeSet<>(shape.required());
        posted.addAll(shape.createOnly());
        posted.addAll(shape.changeable());

        assertThat(Stream.of("/required", "/else/required", "/else/else/required")
                        .map(create::at)
                        .flatMap(JsonNode::valueStream)
                        .map(JsonNode::stringValue))
                .containsExactlyInAnyOrderElementsOf(shape.required());
        assertThat(properties(OpenApiSchemas.name(collection) + "Create"))
                .containsExactlyInAnyOrderElementsOf(posted)
                .doesNotContainAnyElementsOf(shape.readOnly());
        assertThat(properties(OpenApiSchemas.name(collection) + "Update"))
                .containsExactlyInAnyOrderElementsOf(shape.changeable());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsLeftOutIsTheDefaultThatTheSchemaNames(Collection collection) {
        JsonNode shown = made(Site.in(API), collection).inner();
        Map<String, JsonNode> defaults = new LinkedHashMap<>();
        JUDGE.schema(OpenApiSchemas.name(collection) + "Create").get("properties").properties().stream()
                .filter(each -> each.getValue().has("default") && !each.getKey().equals("peer_cidrs"))
                .forEach(each -> defaults.put(each.getKey(), each.getValue().get("default")));

        assertThat(defaults)
                .containsKey("name")
                .allSatisfy(
                        (name, value) -> assertThat(shown.get(name)).as(name).isEqualTo(value));
    }

    @Test
    void theDefaultsOfTheOriginalAreNamedWhereTheyDiffer() {
        assertThat(JUDGE.document()
                        .at("/components/schemas/IkePolicyCreate/properties/pfs/description")
                        .stringValue())
                .contains("culvert.defaults=neutron", "group5");
        assertThat(JUDGE.document()
                        .at("/components/schemas/IkePolicyCreate/properties/lifetime/description")
                        .stringValue())
                .doesNotContain("neutron");
    }

    /** The rows that {@link ParityTest} holds the API to. A value that is answered as it was sent is of the schema; one
     * that is refused is not. What is taken in another form than it is shown in says nothing of the schema. */
    @ParameterizedTest(name = "{1} {2} {3} = {4}: {5}")
    @CsvFileSource(
            resources = "/parity/attributes.psv",
            delimiter = '|',
            quoteCharacter = '`',
            maxCharsPerColumn = 9999)
    void itTakesAndRefusesWhatTheApiDoes(
            String section, String path, String verb, String attribute, String value, String status, String expected) {
        Collection collection = Collection.find("vpn/" + path).orElseThrow();
        String schema = OpenApiSchemas.name(collection) + (verb.equals("POST") ? "Create" : "Update");
        ObjectNode body = JSON.createObjectNode();
        if (verb.equals("POST")) {
            required(collection).forEach(body::set);
            body.remove(attribute);
        }
        if (!value.equals("(absent)")) {
            body.set(attribute, JSON.readTree(filled(value)));
        }
        boolean fits = JUDGE.errors(JUDGE.schema(schema), body.toString()).isEmpty();

        if (status.equals("400 HTTPBadRequest") || status.equals("400 InvalidInput")) {
            assertThat(fits).isEqualTo(expected != null && BEYOND_SCHEMAS.contains(expected));
        } else if (value.equals(expected) && !status.startsWith("4")) {
            assertThat(fits).isTrue();
        }
    }

    private static String filled(String value) {
        return LONG_TEXT
                .matcher(value.replaceAll("\\$\\w+", SOME_ID).replace('\'', '"'))
                .replaceAll(match -> "x".repeat(Integer.parseInt(match.group(1))));
    }

    /** One of each collection, with what must be given alone. */
    private static Answer made(Site site, Collection collection) {
        ObjectNode body = JSON.createObjectNode();
        Map<String, JsonNode> required = required(collection);
        switch (collection) {
            case SUBNETS -> required.put("network_id", text(network(site)));
            case VPN_SERVICES -> required.put("router_id", text(site.router()));
            case SITE_CONNECTIONS -> {
                required.put("vpnservice_id", text(site.service()));
                required.put("ikepolicy_id", text(site.ike()));
                required.put("ipsecpolicy_id", text(site.ipsec()));
                required.put("peer_cidrs", JSON.createArrayNode().add("10.2.0.0/24"));
            }
            default -> {}
        }
        required.forEach(body.putObject(collection.singular())::set);
        Answer made = site.send("POST", "/v2.0/" + collection.path(), body.toString());
        assertThat(JUDGE.errors(JUDGE.operation("POST", "/v2.0/" + collection.path()), made.status(), made.body()))
                .isEmpty();
        return made;
    }

    private static String network(Site site) {
        return site.send("POST", "/v2.0/networks", "{'network': {}}").id();
    }

    /** A value for each attribute that must be sent, and nothing else. */
    private static Map<String, JsonNode> required(Collection collection) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        Shapes.of(collection)
                .required()
                .forEach(name -> all.put(
                        name,
                        switch (name) {
                            case "cidr" -> text("10.7.0.0/24");
                            case "type" -> text("cidr");
                            case "endpoints" -> JSON.createArrayNode().add("10.5.0.0/24");
                            case "peer_id", "peer_address" -> text("172.24.4.233");
                            case "psk" -> text("s3cret");
                            case "url" -> text("https://hooks.example/");
                            default -> text(SOME_ID);
                        }));
        return all;
    }

    private static JsonNode text(String text) {
        return JSON.getNodeFactory().stringNode(text);
    }

    private static Set<String> properties(String schema) {
        return new TreeSet<>(JUDGE.schema(schema).get("properties").propertyNames());
    }
}
