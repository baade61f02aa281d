package io.culvert.events.value;

/** The IKE version (attribute {@code ike_version}). */
public enum IkeVersion implements WireName {
    V1("v1"),
    V2("v2");

    private final String wireName;

    IkeVersion(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
