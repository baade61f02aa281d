package io.culvert.events.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/** The headers of every answer, refusals and faults too; none says what serves them. */
final class Headers {
    /** What is the same for everybody, and needs no token. */
    private static final Set<String> PUBLIC = Set.of("/", "/v2.0", "/v2.0/", "/openapi.json");

    private Headers() {}

    /** Before anything else sets some: who knows better sets his own in their place. */
    static void set(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getRequestURI();
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (request.isSecure()) {
            // Whoever came by https comes so for a year, whatever a link or a bookmark says (RFC 6797).
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (!PUBLIC.contains(path)) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (!path.startsWith("/console")) {
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        }
    }
}
