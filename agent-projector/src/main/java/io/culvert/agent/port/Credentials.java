package io.culvert.agent.port;

import io.culvert.events.host.HostCredential;

/** What this host signs its reports with. */
public interface Credentials {
    /** The one that counts now; waits until there is one. */
    HostCredential credential() throws InterruptedException;
}
