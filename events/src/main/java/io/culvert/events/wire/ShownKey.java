package io.culvert.events.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A pre-shared key on its way into an answer: JSON has it, and its text, which web frameworks log at debug, has not. */
public final class ShownKey {
    private final String key;

    @JsonCreator
    public ShownKey(String key) {
        this.key = key;
    }

    /** The key itself: whoever calls this answers for where it goes. */
    @JsonValue
    public String reveal() {
        return key;
    }

    @Override
    public String toString() {
        return "(redacted)";
    }
}
