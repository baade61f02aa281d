package io.culvert.agent.desired;

/** What became of a site connection when all that it refers to was looked up: a tunnel, or why there is none. */
sealed interface Lookup permits Tunnel, Lookup.NoTunnel {
    record NoTunnel(Verdict verdict) implements Lookup {}
}
