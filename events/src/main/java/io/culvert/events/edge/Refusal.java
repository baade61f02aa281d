package io.culvert.events.edge;

import io.culvert.events.api.ApiError;
import io.culvert.events.wire.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/** The answers that the edge gives by itself. */
final class Refusal {
    private static final ApiError TOO_FAST =
            new ApiError(429, "TooManyRequests", "The project sends more requests than it may, try again later.");
    private static final ApiError FULL =
            new ApiError(503, "ServiceUnavailable", "Too many requests are under way, try again later.");
    private static final ApiError NOT_FOR_CLIENTS =
            new ApiError(403, "PolicyNotAuthorized", "This is for Culvert's own machines and the role 'admin'.");

    private static final int LONGEST_TAKEN = 16_384;

    private Refusal() {}

    static void tooFast(HttpServletResponse response, Duration wait) throws IOException {
        later(response, Math.max(1, (wait.toMillis() + 999) / 1000));
        write(response, TOO_FAST);
    }

    /**
     * Takes the body first, if it isn't long: Tomcat closes a connection after a 503, and whoever is still writing then
     * would be told of a broken connection and not of the answer.
     */
    static void full(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getInputStream().readNBytes(LONGEST_TAKEN);
        later(response, 1);
        write(response, FULL);
    }

    static void notForClients(HttpServletResponse response) throws IOException {
        write(response, NOT_FOR_CLIENTS);
    }

    private static void later(HttpServletResponse response, long seconds) {
        response.setHeader("Retry-After", Long.toString(seconds));
    }

    private static void write(HttpServletResponse response, ApiError error) throws IOException {
        response.setStatus(error.httpStatus());
        response.setHeader("X-Openstack-Request-Id", "req-" + UUID.randomUUID());
        response.setContentType("application/json");
        response.getWriter().write(Json.write(error.body()));
    }
}
