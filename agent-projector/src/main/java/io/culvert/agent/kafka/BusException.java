package io.culvert.agent.kafka;

/** The broker does not do what is asked of it now; whoever asked begins again after a while. */
public final class BusException extends Exception {
    private static final long serialVersionUID = 1;

    BusException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
