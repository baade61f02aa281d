package io.culvert.events.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.ApprovedFiles;
import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.Reports;
import io.culvert.events.wire.Samples;
import io.culvert.events.wire.Telemetry;
import io.culvert.events.wire.WireMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Judged by a validator that knows nothing of Culvert. */
class SchemasTest {
    private static final LanguageFiles FILES = LanguageFiles.CHECKED_IN;

    static List<String> approved() {
        return ApprovedFiles.types();
    }

    @ParameterizedTest
    @MethodSource("approved")
    void everyApprovedSampleIsOfItsSchema(String type) {
        assertThat(errors(schema(type), ApprovedFiles.read(type))).isEmpty();
    }

    @Test
    void everyReportIsOfItsSchema() {
        for (WireMessage message :
                Samples.reports().stream().map(Reports::write).toList()) {
            String type = Objects.requireNonNull(message.headers().get("ce_type"));
            assertThat(errors(schema(type), message.body())).as(type).isEmpty();
            assertThat(errors(headers("reportHeaders"), Schemas.JSON.writeValueAsString(message.headers())))
                    .as(type)
                    .isEmpty();
        }
    }

    @Test
    void telemetryIsOfItsSchema() {
        WireMessage message = Telemetry.write(Samples.telemetry());

        assertThat(errors(schema(message.headers().getOrDefault("ce_type", "")), message.body()))
                .isEmpty();
        assertThat(errors(headers("telemetryHeaders"), Schemas.JSON.writeValueAsString(message.headers())))
                .isEmpty();
        assertThat(Telemetry.read(message)).isEqualTo(Samples.telemetry());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "name":"router1"    | "name":7
            "name":"router1"    | "name":null
            "name":"router1",   | ``
            "name":"router1"    | "name":"router1","more":1
            "10.1.0.1"          | "10.1.0.300"
            11111111-0000       | 1111111-0000
            11111111-0000       | AAAAAAAA-0000
            """)
    void whatCulvertWouldNotWriteIsOfNoSchema(String approved, String now) {
        String type = "io.culvert.router.created.v1";
        String changed = ApprovedFiles.read(type).replace(approved, now);

        assertThat(errors(schema(type), changed)).isNotEmpty();
    }

    @Test
    void theHeadersOfEveryEventAreAsTheDocumentSays() {
        for (VpnEvent sample : Samples.all()) {
            assertThat(errors(headers("eventHeaders"), Schemas.JSON.writeValueAsString(headers(sample))))
                    .isEmpty();
        }
        Map<String, String> headers = headers(Samples.all().getFirst());
        assertThat(Readme.checkedIn())
                .contains(headers.keySet().stream()
                        .map(name -> "| `" + name + "` |")
                        .toList());
        for (String name : headers.keySet()) {
            Map<String, String> without = new HashMap<>(headers);
            without.remove(name);
            boolean mayBeAbsent = name.equals("ce_causationid") || name.equals("ce_traceparent");
            assertThat(errors(headers("eventHeaders"), Schemas.JSON.writeValueAsString(without))
                            .isEmpty())
                    .as(name)
                    .isEqualTo(mayBeAbsent);
        }
    }

    @Test
    void theDocumentIsAsyncApi() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("asyncapi-3.0.0.schema.json")) {
            JsonNode schema = Schemas.JSON.readTree(Objects.requireNonNull(in));
            assertThat(errors(schema, FILES.asyncApi())).isEmpty();
            assertThat(errors(schema, FILES.asyncApi().replace("\"address\"", "\"adress\"")))
                    .isNotEmpty();
        }
    }

    private static JsonNode schema(String type) {
        return Schemas.JSON.readTree(FILES.schema(type).orElseThrow());
    }

    private static JsonNode headers(String name) {
        return Schemas.JSON.readTree(FILES.asyncApi()).at("/components/schemas/" + name);
    }

    private static Map<String, String> headers(VpnEvent event) {
        return CloudEvents.write(new Envelope(
                        UUID.randomUUID(),
                        new ProjectId("east"),
                        7,
                        107,
                        Instant.now(),
                        new Cause(
                                "east",
                                "req-1",
                                "req-1",
                                Optional.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")),
                        event))
                .headers();
    }

    private static List<Error> errors(JsonNode schema, String json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
