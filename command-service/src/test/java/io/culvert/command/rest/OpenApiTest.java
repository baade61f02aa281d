package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecificationVersion;
import io.culvert.command.rest.OpenApiJudge.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document that is checked in is what the code says. With {@code -Dculvert.language=write} it is made so first. */
class OpenApiTest {
    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");

    private static JsonNode document = OpenApi.document();

    @BeforeAll
    static void writeIfAsked() {
        if (System.getProperty("culvert.language", "").equals("write")) {
            OpenApi.write();
        }
        document = JsonMapper.shared().readTree(OpenApi.checkedIn());
    }

    @Test
    void theDocumentIsWhatTheCodeSays() {
        List<String> lies = OpenApi.checkedIn().lines().toList();
        List<String> said = OpenApi.text(OpenApi.document()).lines().toList();
        int same = 0;
        while (same < Math.min(lies.size(), said.size()) && lies.get(same).equals(said.get(same))) {
            same++;
        }
        // The first line alone: of two texts of ten thousand lines nobody reads the difference.
        assertThat(lies.stream().skip(same).findFirst())
                .as("line %d, written anew by: ops/culvert language --write", same + 1)
                .isEqualTo(said.stream().skip(same).findFirst());
    }

    @Test
    void itIsOfTheVersionThatItSays() {
        assertThat(document.get("openapi").stringValue()).isEqualTo("3.1.0");
    }

    @Test
    void everyReferenceLeadsSomewhereAndEverythingSharedIsUsed() {
        List<String> references = document.findValues("$ref").stream()
                .map(JsonNode::stringValue)
                .distinct()
                .toList();
        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(document.at(reference.substring(1)).isObject())
                    .as(reference)
                    .isTrue();
        });
        for (String place : List.of("schemas", "parameters", "responses", "headers")) {
            assertThat(references)
                    .containsAll(document.at("/components/" + place).propertyNames().stream()
                            .map(name -> "#/components/" + place + "/" + name)
                            .toList());
        }
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        List<String> names = judge().operations()
                .map(each -> each.json().get("operationId").stringValue())
                .toList();
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(100);
    }

    @Test
    void everyPlaceInAPathIsAParameterAndNoOtherIs() {
        assertThat(judge().operations()).allSatisfy(each -> {
            List<String> places = PLACE.matcher(each.path())
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            assertThat(parameters(each, "path")).as(each.path()).containsExactlyInAnyOrderElementsOf(places);
            assertThat(parameters(each, "query")).as(each.path()).doesNotHaveDuplicates();
        });
    }

    @Test
    void everySchemaIsOne() {
        String schemaOfSchemas = SpecificationVersion.DRAFT_2020_12.getDialectId();
        JsonNode shared = document.at("/components/schemas");
        assertThat(shared.properties())
                .allSatisfy(each -> assertThat(judge().errors(
                                        JsonMapper.shared().createObjectNode().put("$ref", schemaOfSchemas),
                                        each.getValue().toString()))
                        .as(each.getKey())
                        .isEmpty());
    }

    /** What can be asked without a token is refused to nobody. */
    @Test
    void everyOperationSaysWhatItAnswers() {
        assertThat(judge().operations()).allSatisfy(each -> {
            assertThat(each.json().get("responses").propertyNames())
                    .as(each.path())
                    .anyMatch(status -> status.startsWith("2"))
                    .containsAll(each.json().has("security") ? List.of() : List.of("401", "503"));
            each.json()
                    .get("responses")
                    .forEach(answer -> assertThat(judge().resolved(answer).has("description"))
                            .isTrue());
        });
    }

    private static List<String> parameters(Operation operation, String in) {
        List<String> names = new ArrayList<>();
        operation.json().path("parameters").forEach(each -> {
            JsonNode parameter = judge().resolved(each);
            if (parameter.get("in").stringValue().equals(in)) {
                names.add(parameter.get("name").stringValue());
            }
        });
        return names;
    }

    private static OpenApiJudge judge() {
        return new OpenApiJudge(document);
    }
}
