package io.culvert.command.port;

import io.culvert.events.report.HostObserved;

/** Is told of each sign of life of a host. */
public interface Hosts {
    void seen(HostObserved sign);
}
