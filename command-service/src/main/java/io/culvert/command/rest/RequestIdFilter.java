package io.culvert.command.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Names each write, in the answer and in the origin of its events. Reads are named by the query side. */
public final class RequestIdFilter extends WriteFilter {
    /** The request attribute that holds the {@link Origin}; its request id is {@code "req-" + UUID}. */
    static final String ATTRIBUTE = "io.culvert.command.origin";

    static final String HEADER = "X-Openstack-Request-Id";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = "req-" + UUID.randomUUID();
        List<String> traceparents = Collections.list(request.getHeaders(TraceParent.HEADER));
        request.setAttribute(ATTRIBUTE, new Origin(id, TraceParent.of(traceparents)));
        response.setHeader(HEADER, id);
        chain.doFilter(request, response);
    }
}
