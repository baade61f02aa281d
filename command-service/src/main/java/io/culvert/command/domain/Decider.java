package io.culvert.command.domain;

import io.culvert.events.state.ProjectState;

/** Decides every command over the state of one project. */
public final class Decider {
    private Decider() {}

    public static Decision decide(ProjectState state, VpnCommand command) {
        throw new UnsupportedOperationException(state + " " + command);
    }
}
