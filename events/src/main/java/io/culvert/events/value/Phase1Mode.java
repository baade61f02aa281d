package io.culvert.events.value;

/** The IKEv1 phase 1 exchange (attribute {@code phase1_negotiation_mode}); IKEv2 has none. */
public enum Phase1Mode implements WireName {
    MAIN("main"),
    AGGRESSIVE("aggressive");

    private final String wireName;

    Phase1Mode(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
