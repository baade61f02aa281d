package io.culvert.command.port;

/** Somebody else wrote to the stream first; whoever reads it again may decide again. */
public final class StaleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StaleException(String message) {
        super(message);
    }
}
