package io.culvert.agent.vici;

import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.StatusReason;

/** Charon is alive and said no: the same request is useless until the configuration or the peer changes. The message is
 * charon's own cause, and never holds a secret. */
public final class CharonRefusedException extends CharonException {
    private static final long serialVersionUID = 1;

    private final ReasonCode reason;

    public CharonRefusedException(StatusReason cause) {
        super(cause.text(), null);
        this.reason = cause.code();
    }

    public ReasonCode reason() {
        return reason;
    }

    /** The reason together with charon's words. */
    public StatusReason statusReason() {
        return new StatusReason(reason, String.valueOf(getMessage()));
    }
}
