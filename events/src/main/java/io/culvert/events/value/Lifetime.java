package io.culvert.events.value;

/** How long an SA lives, in seconds: at least 60 (API reference, attribute {@code lifetime}). */
public record Lifetime(int seconds) {
    public static final int MIN_SECONDS = 60;

    public Lifetime {
        if (seconds < MIN_SECONDS) {
            throw new IllegalArgumentException("lifetime '" + seconds + "' is too small, at least 60 seconds");
        }
    }
}
