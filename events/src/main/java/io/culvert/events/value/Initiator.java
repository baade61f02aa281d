package io.culvert.events.value;

/** Who may open the IKE_SA (attribute {@code initiator}). */
public enum Initiator implements WireName {
    BI_DIRECTIONAL("bi-directional"),
    RESPONSE_ONLY("response-only");

    private final String wireName;

    Initiator(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
