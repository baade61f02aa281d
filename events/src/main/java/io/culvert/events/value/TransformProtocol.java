package io.culvert.events.value;

/** The IPsec protocol (attribute {@code transform_protocol}). */
public enum TransformProtocol implements WireName {
    ESP("esp"),
    AH("ah"),
    AH_ESP("ah-esp");

    private final String wireName;

    TransformProtocol(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
