package io.culvert.command.domain;

import io.culvert.events.value.WireName;

/** What the operator says of a value of a policy. */
public enum Verdict implements WireName {
    ALLOW("allow"),
    WARN("warn"),
    FORBID("forbid");

    private final String wireName;

    Verdict(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
