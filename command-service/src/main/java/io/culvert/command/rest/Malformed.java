package io.culvert.command.rest;

import io.culvert.events.api.ApiError;

/** What is wrong with a body, in the words of the API reference, section 1.9.2. Values are shown but for secrets. */
final class Malformed {
    private Malformed() {}

    static ApiException body(String message) {
        return new ApiException(new ApiError(400, "HTTPBadRequest", message));
    }

    static ApiException attribute(String name, String reason) {
        return body("Invalid input for " + name + ". Reason: " + reason + ".");
    }

    /** A value that could not be converted. */
    static ApiException conversion(String reason) {
        return new ApiException(new ApiError(400, "InvalidInput", "Invalid input for operation: " + reason + "."));
    }
}
