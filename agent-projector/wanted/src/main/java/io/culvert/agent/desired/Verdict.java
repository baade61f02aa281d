package io.culvert.agent.desired;

import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;

/** A status and why. */
public record Verdict(Status status, StatusReason reason) {
    public static Verdict of(Status status, ReasonCode code, String text) {
        return new Verdict(status, new StatusReason(code, text));
    }
}
