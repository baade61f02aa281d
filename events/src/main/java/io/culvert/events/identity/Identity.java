package io.culvert.events.identity;

/** Knows who is behind a token. */
@FunctionalInterface
public interface Identity {
    /**
     * Answers within 2 seconds.
     *
     * @param token as {@link PresentedToken} reads it, empty if there is none
     */
    Admission admit(String token);
}
