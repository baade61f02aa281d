package io.culvert.events.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal as clients see it: HTTP status, {@code NeutronError.type}, and a message that names the thing and the value. */
public record ApiError(int httpStatus, String type, String message) {
    /** The body: {@code {"NeutronError": {"type", "message", "detail"}}}. */
    public Map<String, Object> body() {
        var error = new LinkedHashMap<String, Object>();
        error.put("type", type);
        error.put("message", message);
        error.put("detail", "");
        return Map.of("NeutronError", error);
    }
}
