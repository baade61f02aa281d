package io.culvert.events.identity;

/** The identity service gave no answer that tells who somebody is. Its message has no token in it. */
final class AwayException extends Exception {
    private static final long serialVersionUID = 1;

    AwayException(String message) {
        super(message);
    }

    AwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
