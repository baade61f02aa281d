package io.culvert.events.value;

import java.util.UUID;

/** Names a VPN service. */
public record VpnServiceId(UUID value) implements ResourceId {
    /** @throws IllegalArgumentException if the text is not a UUID of 36 characters */
    public static VpnServiceId of(String text) {
        return new VpnServiceId(ResourceId.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
