package io.culvert.events.telemetry;

import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.IpAddress;
import java.time.Instant;
import java.util.Optional;

/** An IKE_SA that is established: initiator tells whether this host began it, natLocal and natPeer behind which of the two
 * a NAT was found (or pretended, to force encapsulation), the SPIs, in hexadecimal, name it on the wire; rekeyAt and
 * reauthAt are when charon will do that by itself. Times are by the host's clock, to the second. */
public record IkeParameters(
        IkeVersion version,
        boolean initiator,
        IpAddress localAddress,
        int localPort,
        IpAddress peerAddress,
        int peerPort,
        boolean natLocal,
        boolean natPeer,
        String initiatorSpi,
        String responderSpi,
        Suite suite,
        Instant establishedAt,
        Optional<Instant> rekeyAt,
        Optional<Instant> reauthAt) {
    /** True if it is the same SA, seen at another time. */
    public boolean isSame(IkeParameters other) {
        return initiatorSpi.equals(other.initiatorSpi) && responderSpi.equals(other.responderSpi);
    }
}
