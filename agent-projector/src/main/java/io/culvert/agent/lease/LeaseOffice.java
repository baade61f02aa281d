package io.culvert.agent.lease;

import io.culvert.events.lease.HostFacts;
import java.util.Optional;

/** Who gives leases. */
interface LeaseOffice {
    /** Empty if it was taken; what is thrown says that nobody knows. */
    Optional<Grant> renew(HostFacts facts);

    /** Another lease for a host that has let go of everything. */
    Grant begin(HostFacts facts);
}
