package io.culvert.events.value;

/** Who carries ESP on a host. */
public enum DataPlane implements WireName {
    KERNEL("kernel"),
    USERSPACE("userspace");

    private final String wireName;

    DataPlane(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
