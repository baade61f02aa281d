package io.culvert.events.telemetry;

import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.TransformProtocol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A CHILD_SA: udpEncapsulated tells whether ESP travels in UDP, the SPIs, in hexadecimal, are of its two directions,
 * traffic is what went through this one SA. Selectors are as charon writes them, 10.1.0.0/24 or with a protocol and ports
 * behind. Times are by the host's clock, to the second; those of the last packets are null while there was none. */
public record ChildParameters(
        TransformProtocol protocol,
        EncapsulationMode mode,
        boolean udpEncapsulated,
        String spiIn,
        String spiOut,
        Suite suite,
        List<String> localSelectors,
        List<String> peerSelectors,
        Traffic traffic,
        Instant installedAt,
        Optional<Instant> rekeyAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastPacketInAt,
        Optional<Instant> lastPacketOutAt) {
    public ChildParameters {
        localSelectors = List.copyOf(localSelectors);
        peerSelectors = List.copyOf(peerSelectors);
    }

    /** What no other SA of this host has. */
    public String spis() {
        return spiIn + "/" + spiOut;
    }
}
