package io.culvert.events.value;

/** What to do with a peer found dead (attribute {@code dpd.action}). */
public enum DpdAction implements WireName {
    HOLD("hold"),
    CLEAR("clear"),
    DISABLED("disabled"),
    RESTART("restart"),
    RESTART_BY_PEER("restart-by-peer");

    private final String wireName;

    DpdAction(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
