package io.culvert.events.value;

/** Until when a change set waits, at most to its deadline. */
public enum Until implements WireName {
    /** Somebody confirms it. */
    CONFIRMED("confirmed"),
    /** Somebody confirms it, or all the tunnels that it changes are up with the change. */
    ACTIVE("active");

    private final String wireName;

    Until(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
