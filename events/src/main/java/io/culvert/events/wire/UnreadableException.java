package io.culvert.events.wire;

/** Something on the wire that this version cannot read. Whoever meets it stops that stream; skipping is not an answer. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreadableException(String message) {
        super(message);
    }

    public UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
