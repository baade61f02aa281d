package io.culvert.events.language;

import io.culvert.events.language.Compatibility.Break;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The files that tell the language to others: a schema for each type that there ever was, and the AsyncAPI document. */
record LanguageFiles(Path folder) {
    static final LanguageFiles CHECKED_IN = new LanguageFiles(Path.of("src/main/resources/io/culvert/language"));

    private static final String SUFFIX = ".json";

    /** The approved schemas by the names of their types. */
    Map<String, JsonNode> schemas() {
        Map<String, JsonNode> schemas = new TreeMap<>();
        try (Stream<Path> files = Files.list(schemaFolder())) {
            files.map(file -> file.getFileName().toString())
                    .forEach(name -> schemas.put(
                            name.substring(0, name.length() - SUFFIX.length()),
                            Schemas.JSON.readTree(read(schemaFolder().resolve(name)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schemas;
    }

    /** A schema as its file holds it; empty if there is none. */
    Optional<String> schema(String type) {
        return Optional.of(schemaFile(type)).filter(Files::exists).map(LanguageFiles::read);
    }

    String asyncApi() {
        return read(asyncApiFile());
    }

    /**
     * Writes what the code says, all or nothing; what is historic stays as it is.
     *
     * @throws IllegalStateException if a schema would take the place of an approved one that it breaks, naming how
     */
    void write(Map<String, ObjectNode> schemas) {
        schemas.forEach((type, schema) -> {
            List<Break> breaks = breaks(type, schema);
            if (!breaks.isEmpty()) {
                throw new IllegalStateException("the approved schema of " + type + " stays as it is, since readers"
                        + " would be broken: " + breaks + ". Give the changed event a new version, and the old one"
                        + " an upcaster.");
            }
        });
        schemas.forEach((type, schema) -> write(schemaFile(type), text(schema)));
        write(asyncApiFile(), text(AsyncApi.document(schemas().keySet())));
    }

    /** How that schema breaks the approved one of the same type; empty for a new type. */
    List<Break> breaks(String type, JsonNode schema) {
        return schema(type)
                .map(approved -> Compatibility.breaks(Schemas.JSON.readTree(approved), schema))
                .orElse(List.of());
    }

    /** A document as it lies in its file. */
    static String text(JsonNode document) {
        return Schemas.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    private Path schemaFolder() {
        return folder.resolve("schemas");
    }

    private Path schemaFile(String type) {
        return schemaFolder().resolve(type + SUFFIX);
    }

    private Path asyncApiFile() {
        return folder.resolve("asyncapi.json");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
