package io.culvert.events.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal as clients see it: HTTP status, {@code NeutronError.type}, and a message that names the thing and the value. */
public record ApiError(int httpStatus, String type, String message) {
    /** There is nothing at the path that was asked for. */
    public static ApiError nothingThere() {
        return new ApiError(404, "HTTPNotFound", "The resource could not be found.");
    }

    /** @param rule the rule's name, as in the policy file of a Neutron server */
    public static ApiError disallowed(String rule) {
        return new ApiError(403, "PolicyNotAuthorized", "rule:" + rule + " is disallowed by policy");
    }

    /** @param what begins the sentence that says how many octets it may have */
    public static ApiError tooLarge(String what, int mostOctets) {
        return new ApiError(413, "HTTPRequestEntityTooLarge", what + " has at most " + mostOctets + " octets.");
    }

    /** The body: {@code {"NeutronError": {"type", "message", "detail"}}}. */
    public Map<String, Object> body() {
        var error = new LinkedHashMap<String, Object>();
        error.put("type", type);
        error.put("message", message);
        error.put("detail", "");
        return Map.of("NeutronError", error);
    }
}
