package io.culvert.events.value;

/** What on a host was no longer as its agent had left it. */
public enum DriftKind implements WireName {
    /** A rule or a set of the packet filter's tables that are the agent's own. */
    GUARD_CHANGED("GUARD_CHANGED"),
    CONNECTION_UNLOADED("CONNECTION_UNLOADED"),
    /** Charon held a connection that nobody wants. */
    CONNECTION_ADDED("CONNECTION_ADDED"),
    SHARED_KEY_UNLOADED("SHARED_KEY_UNLOADED"),
    SHARED_KEY_ADDED("SHARED_KEY_ADDED"),
    /** The file of a connection was edited, removed or added. */
    FILE_CHANGED("FILE_CHANGED"),
    /** A tunnel was closed on the host itself, not by its peer. */
    SA_TERMINATED("SA_TERMINATED"),
    DAEMON_DIED("DAEMON_DIED"),
    NAMESPACE_MISSING("NAMESPACE_MISSING");

    private final String wireName;

    DriftKind(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
