package io.culvert.events.value;

/** The IPsec mode (attribute {@code encapsulation_mode}; RFC 4301 section 4.1). */
public enum EncapsulationMode implements WireName {
    TUNNEL("tunnel"),
    TRANSPORT("transport");

    private final String wireName;

    EncapsulationMode(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
