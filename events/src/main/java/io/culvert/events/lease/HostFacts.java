package io.culvert.events.lease;

import io.culvert.events.value.DataPlane;
import java.util.Optional;

/**
 * What a host is able to do, told with each renewal of its lease.
 *
 * @param charonVersion such as 5.9.8; empty while none runs
 * @param algorithms of its charon; empty until one has run
 */
public record HostFacts(DataPlane dataPlane, String charonVersion, Optional<Algorithms> algorithms) {
    /** Of a host that has asked no charon. */
    public HostFacts(DataPlane dataPlane, String charonVersion) {
        this(dataPlane, charonVersion, Optional.empty());
    }
}
