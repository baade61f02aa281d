package io.culvert.events.language;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.culvert.events.wire.EventTypes;
import io.culvert.events.wire.Reports;
import io.culvert.events.wire.Telemetry;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (2020-12) of each type that is written today, worked out of its record: every component is a required
 * property, an absent one is null, and nothing else is allowed, as {@code Json} reads and writes.
 */
final class Schemas {
    static final JsonMapper JSON = JsonMapper.shared();

    private static final SchemaGenerator GENERATOR = generator();

    private Schemas() {}

    /** All types of events, reports and telemetry, in the order of their names. */
    static Map<String, ObjectNode> present() {
        Map<String, ObjectNode> all = new TreeMap<>();
        types().forEach((name, type) -> all.put(name, of(name, type)));
        return all;
    }

    static ObjectNode present(String type) {
        return Objects.requireNonNull(present().get(type), type);
    }

    static Map<String, Class<?>> types() {
        Map<String, Class<?>> types = new TreeMap<>(EventTypes.byName());
        types.putAll(Reports.byName());
        types.putAll(Telemetry.byName());
        return types;
    }

    private static ObjectNode of(String name, Class<?> type) {
        ObjectNode generated = GENERATOR.generateSchema(type);
        ObjectNode schema = JSON.createObjectNode();
        schema.set("$schema", generated.remove("$schema"));
        schema.put("title", name);
        return schema.setAll(generated);
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        JSON, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(
                        Option.INLINE_ALL_SCHEMAS,
                        Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                        Option.FLATTENED_OPTIONALS);
        builder.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0)
                .withDescriptionResolver(scope ->
                        ClassComments.of(scope.getType().getErasedType()).orElse(null))
                .withCustomDefinitionProvider(Schemas::scalar);
        builder.forFields().withRequiredCheck(component -> true);
        return new SchemaGenerator(builder.build());
    }

    private static @Nullable CustomDefinition scalar(ResolvedType type, SchemaGenerationContext context) {
        return Scalars.of(type.getErasedType())
                .map(keywords -> JSON.<ObjectNode>valueToTree(new TreeMap<>(keywords)))
                .map(schema -> new CustomDefinition(
                        schema, CustomDefinition.INLINE_DEFINITION, CustomDefinition.INCLUDING_ATTRIBUTES))
                .orElse(null);
    }
}
