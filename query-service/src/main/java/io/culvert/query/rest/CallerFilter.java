package io.culvert.query.rest;

import io.culvert.events.api.Caller;
import io.culvert.events.identity.Admission.Admitted;
import io.culvert.events.identity.Admission.Refused;
import io.culvert.events.identity.Identity;
import io.culvert.events.identity.PresentedToken;
import io.culvert.query.port.Feed;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before all reads: gives the answer a request id, finds out who asks, and refuses with 401 whom it does not
 * know and with 503 everybody while the views are not whole.
 */
public final class CallerFilter extends OncePerRequestFilter {
    /** The request attribute that holds the {@link Caller}. */
    static final String CALLER = "io.culvert.query.caller";

    /** The request attribute that holds the request's id, {@code "req-" + UUID}. */
    static final String REQUEST_ID = "io.culvert.query.requestId";

    private final Identity identity;
    private final Feed feed;

    public CallerFilter(Identity identity, Feed feed) {
        this.identity = identity;
        this.feed = feed;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        boolean resource = path.startsWith("/v2.0/") && path.length() > "/v2.0/".length();
        boolean reads = (resource || path.startsWith("/history/") || path.equals("/events")) && read;
        return !reads && !path.equals("/graphql");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = "req-" + UUID.randomUUID();
        request.setAttribute(REQUEST_ID, id);
        response.setHeader("X-Openstack-Request-Id", id);
        switch (identity.admit(PresentedToken.of(request::getHeader))) {
            case Refused refused -> {
                refused.headers().forEach(response::setHeader);
                refuse(response, refused.httpStatus(), refused.body());
            }
            case Admitted(Caller caller) -> answer(caller, request, response, chain);
        }
    }

    private void answer(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!feed.state().readable()) {
            response.setHeader("Retry-After", "1");
            refuse(
                    response,
                    503,
                    "{\"NeutronError\":{\"type\":\"ServiceUnavailable\","
                            + "\"message\":\"The views are not complete yet.\",\"detail\":\"\"}}");
        } else {
            request.setAttribute(CALLER, caller);
            chain.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletResponse response, int status, String json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getWriter().write(json);
    }
}
