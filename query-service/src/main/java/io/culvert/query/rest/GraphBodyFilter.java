package io.culvert.query.rest;

import io.culvert.events.api.ApiError;
import io.culvert.events.wire.Json;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a question to the graph that is no JSON object, or too long; the graph's own handler would fail on it. */
public final class GraphBodyFilter extends OncePerRequestFilter {
    private static final int LONGEST = 1 << 20;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals("/graphql")
                || !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            refuse(response, ApiError.tooLarge("A query", LONGEST));
        } else if (!new String(body, StandardCharsets.UTF_8).stripLeading().startsWith("{")) {
            refuse(response, new ApiError(400, "HTTPBadRequest", "A query is a JSON object with the key 'query'."));
        } else {
            chain.doFilter(new Repeated(request, body), response);
        }
    }

    private static void refuse(HttpServletResponse response, ApiError error) throws IOException {
        response.setStatus(error.httpStatus());
        response.setContentType("application/json");
        response.getWriter().write(Json.write(error.body()));
    }

    /** The request with the body that was read of it. */
    private static final class Repeated extends HttpServletRequestWrapper {
        private final byte[] body;

        Repeated(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var octets = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return octets.read();
                }

                @Override
                public int read(byte[] into, int from, int length) {
                    return octets.read(into, from, length);
                }

                @Override
                public boolean isFinished() {
                    return octets.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("nothing here reads without blocking");
                }
            };
        }
    }
}
