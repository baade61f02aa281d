package io.culvert.command.operator;

import io.culvert.events.wire.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A long answer: a line of JSON for each thing that is found, and now and then one that says how far the walk is. */
final class Lines {
    private static final Duration BETWEEN_LINES = Duration.ofMillis(250);

    private final Writer out;
    private final long end;
    private long written = System.nanoTime();

    private Lines(Writer out, long end) {
        this.out = out;
        this.end = end;
    }

    /** @param end the position that is to be reached */
    static Lines to(HttpServletResponse response, long end) throws IOException {
        response.setContentType("application/x-ndjson");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return new Lines(response.getWriter(), end);
    }

    void progress(long position) {
        if (System.nanoTime() - written > BETWEEN_LINES.toNanos()) {
            written = System.nanoTime();
            write(Map.of("progress", Map.of("position", position, "of", end)));
        }
    }

    void write(Map<String, Object> line) {
        try {
            out.write(Json.write(line) + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the operator is gone", e);
        }
    }
}
