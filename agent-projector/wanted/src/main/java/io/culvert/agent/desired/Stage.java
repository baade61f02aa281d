package io.culvert.agent.desired;

/** How far a host is to go with a router. */
public enum Stage {
    /** All that it takes is loaded, and nothing is begun: another host carries the router for now. */
    PREPARED,
    /** Its tunnels are up. */
    CARRIED
}
