package io.culvert.command.domain;

/** What is to become of a change to a policy that connections use. */
public enum InUse {
    REFUSE,
    /** The tunnels concerned are re-keyed with the changed policy. */
    APPLY
}
