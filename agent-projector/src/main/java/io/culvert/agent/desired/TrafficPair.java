package io.culvert.agent.desired;

import io.culvert.events.value.Cidr;

/** A local and a remote network whose traffic belongs into a tunnel, in both directions, and nowhere else. */
public record TrafficPair(Cidr local, Cidr remote) {
    /** The same with all host bits cleared. */
    public TrafficPair masked() {
        return new TrafficPair(local.masked(), remote.masked());
    }
}
