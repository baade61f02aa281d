package io.culvert.events.wire;

import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as Culvert writes it: identities and addresses as text, constants by their wire names, nothing unknown read. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .addModule(Scalars.module())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private static final ObjectWriter SORTED = MAPPER.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);

    private Json() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Writes to a stream, which is closed, what would be too long for one text. */
    public static void write(OutputStream to, Object value) {
        MAPPER.writeValue(to, value);
    }

    /** The same with the names of every object in alphabetical order, however they came to be in it. */
    static String writeSorted(Object value) {
        return SORTED.writeValueAsString(MAPPER.<JsonNode>valueToTree(value));
    }

    static JsonParser parser(String json) {
        return MAPPER.createParser(json);
    }

    /** @throws UnreadableException if the text is not a JSON object */
    static ObjectNode object(String json) {
        return read(json, ObjectNode.class);
    }

    /** @throws UnreadableException if the text is not JSON of that type, naming the type but not the text */
    public static <T> T read(String json, Class<T> type) {
        try {
            // For the text "null" there is no value of any type.
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new UnreadableException("no readable " + type.getSimpleName() + ": null");
            }
            return value;
        } catch (JacksonException e) {
            throw new UnreadableException("no readable " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Reads to the end of a stream, which is closed.
     *
     * @throws UnreadableException if it is not JSON of that type, naming the type but not the text */
    public static <T> T read(InputStream from, Class<T> type) {
        try {
            T value = MAPPER.readValue(from, type);
            if (value == null) {
                throw new UnreadableException("no readable " + type.getSimpleName() + ": null");
            }
            return value;
        } catch (JacksonException e) {
            throw new UnreadableException("no readable " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
