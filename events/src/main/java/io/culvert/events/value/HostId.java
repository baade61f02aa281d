package io.culvert.events.value;

/** Names a host, a machine with an agent: 1 to 255 characters, by default its host name. */
public record HostId(String value) {
    public HostId {
        if (value.isBlank() || value.length() > 255) {
            throw new IllegalArgumentException("a host id has 1 to 255 characters, not '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
