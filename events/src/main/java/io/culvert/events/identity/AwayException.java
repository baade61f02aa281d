package io.culvert.events.identity;

/** A service of the cloud gave no answer that can be used. Its message has no token in it. */
public final class AwayException extends Exception {
    private static final long serialVersionUID = 1;

    public AwayException(String message) {
        super(message);
    }

    public AwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
