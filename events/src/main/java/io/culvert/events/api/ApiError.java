package io.culvert.events.api;

import java.util.Map;

/** A refusal as clients see it: HTTP status, {@code NeutronError.type}, and a message that names the thing and the value. */
public record ApiError(int httpStatus, String type, String message) {
    /** The body: {@code {"NeutronError": {"type", "message", "detail"}}}. */
    public Map<String, Object> body() {
        return Map.of("NeutronError", Map.of("type", type, "message", message, "detail", ""));
    }
}
