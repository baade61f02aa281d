package io.culvert.events.value;

/** Names a project (tenant), the consistency boundary: 1 to 255 characters, chosen by the identity service. */
public record ProjectId(String value) {
    public ProjectId {
        if (value.isBlank() || value.length() > 255) {
            throw new IllegalArgumentException("a project id has 1 to 255 characters, not '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
