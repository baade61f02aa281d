package io.culvert.events.value;

/** The state of a connection or service as clients see it (attribute {@code status}). */
public enum Status implements WireName {
    PENDING_CREATE("PENDING_CREATE"),
    ACTIVE("ACTIVE"),
    DOWN("DOWN"),
    ERROR("ERROR");

    private final String wireName;

    Status(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
