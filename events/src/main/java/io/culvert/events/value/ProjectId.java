package io.culvert.events.value;

/** Names a project (tenant), the consistency boundary: 1 to 255 characters, chosen by the identity service. */
public record ProjectId(String value) {
    public static final int MAX_LENGTH = 255;

    public ProjectId {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a project id has 1 to " + MAX_LENGTH + " characters, not '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
