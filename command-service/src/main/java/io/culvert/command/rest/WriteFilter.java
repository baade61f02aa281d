package io.culvert.command.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leaves reads alone: in a process with the read side these are not this service's. */
abstract class WriteFilter extends OncePerRequestFilter {
    @Override
    protected final boolean shouldNotFilter(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
