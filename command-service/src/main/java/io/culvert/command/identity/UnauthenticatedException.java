package io.culvert.command.identity;

/** The token names nobody; the client can mend it. */
final class UnauthenticatedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnauthenticatedException() {
        super("The request you have made requires authentication.");
    }
}
