package io.culvert.events.value;

/** When ESP goes in UDP (RFC 3948): where a NAT is found between the peers, or always. */
public enum NatTraversal implements WireName {
    AUTO("auto"),
    FORCED("forced");

    private final String wireName;

    NatTraversal(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
