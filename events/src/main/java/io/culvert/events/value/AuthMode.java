package io.culvert.events.value;

/** How both sides of a connection prove who they are. */
public enum AuthMode implements WireName {
    PSK("psk"),
    PUBKEY("pubkey");

    private final String wireName;

    AuthMode(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
