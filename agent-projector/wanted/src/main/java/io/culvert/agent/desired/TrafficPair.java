package io.culvert.agent.desired;

import io.culvert.events.value.Cidr;
import java.util.OptionalInt;

/**
 * A local and a remote network whose traffic belongs into a tunnel, in both directions, and nowhere else.
 *
 * @param mtu of the packets inside, in octets; 0 leaves them as large as they are
 */
public record TrafficPair(Cidr local, Cidr remote, int mtu) {
    /** The headers of IP and TCP without options (RFC 9293 section 3.7.1). */
    private static final int HEADERS_V4 = 40;

    private static final int HEADERS_V6 = 60;
    private static final int MOST = 65_535;

    public TrafficPair(Cidr local, Cidr remote) {
        this(local, remote, 0);
    }

    /** The same with all host bits cleared. */
    public TrafficPair masked() {
        return new TrafficPair(local.masked(), remote.masked(), mtu);
    }

    /** The same, whatever the size of its packets. */
    public TrafficPair ofAnySize() {
        return new TrafficPair(local, remote);
    }

    /** The same with the smaller packets of the two. */
    public TrafficPair narrowed(TrafficPair other) {
        return mtu == 0 || (other.mtu != 0 && other.mtu < mtu) ? new TrafficPair(local, remote, other.mtu) : this;
    }

    /** The largest segment of TCP that fits, in octets; empty if any does. */
    public OptionalInt maxSegment() {
        int headers = local.ipVersion() == 4 ? HEADERS_V4 : HEADERS_V6;
        return mtu == 0 ? OptionalInt.empty() : OptionalInt.of(Math.clamp(mtu - headers, 1, MOST));
    }
}
