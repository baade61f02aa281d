package io.culvert.command.port;

import io.culvert.events.lease.HostFacts;
import io.culvert.events.lease.LeaseTerms;
import io.culvert.events.value.HostId;
import java.util.Optional;

/** The leases under which hosts carry routers. Every method may throw {@link UnavailableException}. */
public interface Hosts {
    /** The host goes on, or begins; empty if its lease was taken from it. */
    Optional<LeaseTerms> renew(HostId host, HostFacts facts);

    /** A host whose lease was taken has let go of everything, and begins anew. */
    LeaseTerms begin(HostId host, HostFacts facts);
}
