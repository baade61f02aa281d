package io.culvert.events.value;

/** What the endpoints of a group are (attribute {@code type}); connections use subnet and cidr only. */
public enum EndpointType implements WireName {
    SUBNET("subnet"),
    CIDR("cidr"),
    NETWORK("network"),
    ROUTER("router"),
    VLAN("vlan");

    private final String wireName;

    EndpointType(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
