package io.culvert.events.edge;

import io.culvert.events.value.Cidr;
import io.culvert.events.value.IpAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.List;

/**
 * From where one may ask what is not for clients. A request that a proxy has passed on comes from wherever the proxy got
 * it, so it is from nowhere near.
 */
record Neighbourhood(List<Cidr> nearby) {
    Neighbourhood {
        nearby = List.copyOf(nearby);
    }

    boolean has(HttpServletRequest request) {
        if (request.getHeader("Forwarded") != null || request.getHeader("X-Forwarded-For") != null) {
            return false;
        }
        try {
            IpAddress from = IpAddress.of(request.getRemoteAddr());
            return nearby.stream().anyMatch(prefix -> prefix.contains(from));
        } catch (IllegalArgumentException e) {
            // With a zone, as link-local addresses have.
            return false;
        }
    }

    /** The paths for neighbours and admins. */
    static boolean guards(String path) {
        return path.startsWith("/internal/") || (isActuator(path) && !isHealth(path));
    }

    /** Everybody may know whether we are well; how well each part is, neighbours alone. */
    static boolean isHealth(String path) {
        return path.equals("/actuator/health") || path.startsWith("/actuator/health/");
    }

    private static boolean isActuator(String path) {
        return path.equals("/actuator") || path.startsWith("/actuator/");
    }

    /** The request as one of somebody whom the health endpoint shows its details ({@code show-details: when-authorized}). */
    static HttpServletRequest trusted(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public Principal getUserPrincipal() {
                return () -> "neighbour";
            }

            @Override
            public boolean isUserInRole(String role) {
                return true;
            }
        };
    }
}
