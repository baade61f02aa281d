package io.culvert.command.hosts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Keeps apart what is asked at the port for hosts and at that of the API: each has the paths of its own and no other. */
final class HostsPortFilter extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final String PATHS = "/hosts/";

    private final transient HostsPort port;

    HostsPortFilter(HostsPort port) {
        this.port = port;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean atHostsPort = request.getLocalPort() == port.port();
        if (atHostsPort == request.getRequestURI().startsWith(PATHS)) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(404);
        }
    }
}
