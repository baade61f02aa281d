package io.culvert.agent.vici;

/** Octets that are no VICI message. */
final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedException(String message) {
        super(message);
    }
}
