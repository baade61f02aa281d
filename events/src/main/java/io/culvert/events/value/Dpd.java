package io.culvert.events.value;

/** Dead peer detection (RFC 3706; RFC 7296 section 2.4): times in seconds, timeout greater than interval. */
public record Dpd(DpdAction action, int intervalSeconds, int timeoutSeconds) {
    public static final Dpd DEFAULT = new Dpd(DpdAction.HOLD, 30, 120);
}
