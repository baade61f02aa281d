package io.culvert.query.view;

import java.time.Instant;

/** A span of time, with its beginning and without its end. */
public record Window(Instant from, Instant to) {
    /** @throws IllegalArgumentException if it ends before it begins */
    public Window {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("a window from " + from + " to " + to + " ends before it begins");
        }
    }
}
