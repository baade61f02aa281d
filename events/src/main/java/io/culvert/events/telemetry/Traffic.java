package io.culvert.events.telemetry;

/** What went through, in the direction of the host that tells of it: octets of the packets that are protected, as its data
 * plane counts them, and those packets. */
public record Traffic(long bytesIn, long packetsIn, long bytesOut, long packetsOut) {
    public static final Traffic NONE = new Traffic(0, 0, 0, 0);

    public Traffic plus(Traffic more) {
        return new Traffic(
                bytesIn + more.bytesIn,
                packetsIn + more.packetsIn,
                bytesOut + more.bytesOut,
                packetsOut + more.packetsOut);
    }

    /** What both know of the same counters, which only grow. */
    public Traffic atLeast(Traffic other) {
        return new Traffic(
                Math.max(bytesIn, other.bytesIn),
                Math.max(packetsIn, other.packetsIn),
                Math.max(bytesOut, other.bytesOut),
                Math.max(packetsOut, other.packetsOut));
    }
}
