package io.culvert.command.inventory;

import io.culvert.events.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a real Neutron server answered, scene by scene; {@code neutron/answers.txt} says how to read it. */
public final class Recordings {
    /** A path with its query, and what was answered to a GET of it. */
    record Answer(int status, String body) {}

    private static final Path FILE = Path.of("src", "test", "resources", "neutron", "answers.txt");

    private final Map<String, Map<String, Answer>> scenes = new LinkedHashMap<>();

    private Recordings(List<String> lines) {
        Map<String, Answer> scene = new HashMap<>();
        String asked = "";
        for (String line : lines) {
            if (line.startsWith("== ")) {
                scene = new LinkedHashMap<>();
                scenes.put(line.substring(3), scene);
            } else if (line.startsWith("> ")) {
                asked = line.substring(2);
            } else if (line.startsWith("< ")) {
                scene.put(asked, new Answer(Integer.parseInt(line.substring(2, 5)), line.substring(6)));
            }
        }
    }

    public static Recordings read() {
        try {
            return new Recordings(Files.readAllLines(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Answer> find(String scene, String request) {
        return Optional.ofNullable(scenes.getOrDefault(scene, Map.of()).get(request));
    }

    /** All that was told of a collection in that scene. */
    List<JsonNode> rows(String scene, String collection) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        bodies(scene, "/v2.0/" + collection + "?")
                .flatMap(body -> body.path(collection).valueStream())
                .forEach(row -> byId.put(row.path("id").asString(), row));
        return List.copyOf(byId.values());
    }

    private Stream<JsonNode> bodies(String scene, String path) {
        return scenes.getOrDefault(scene, Map.of()).entrySet().stream()
                .filter(each -> each.getKey().startsWith(path))
                .map(each -> Json.read(each.getValue().body(), JsonNode.class));
    }

    /** The id of the only one of that name. */
    public String id(String collection, String name) {
        return scenes.keySet().stream()
                .flatMap(scene -> rows(scene, collection).stream())
                .filter(row -> row.path("name").asString("").equals(name))
                .map(row -> row.path("id").asString())
                .findFirst()
                .orElseThrow();
    }
}
