package io.culvert.events.wire;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as Culvert writes it: identities and addresses as text, constants by their wire names, nothing unknown read. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(Scalars.module())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private Json() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** @throws UnreadableException if the text is not JSON of that type, naming the type but not the text */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JacksonException e) {
            throw new UnreadableException("no readable " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
