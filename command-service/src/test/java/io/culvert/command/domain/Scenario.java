package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.api.ApiError;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.state.ProjectState;
import java.time.Instant;
import java.util.List;

/** A project at some version: commands and events given, one command tried. */
record Scenario(ProjectState state, Terms terms) {
    static final Scenario EMPTY = new Scenario(ProjectState.EMPTY, Terms.DEFAULT);

    Scenario given(VpnCommand... commands) {
        Scenario now = this;
        for (VpnCommand command : commands) {
            now = now.after(now.events(command));
        }
        return now;
    }

    Scenario after(List<VpnEvent> events) {
        ProjectState now = state;
        for (VpnEvent event : events) {
            now = now.evolve(event, Instant.EPOCH);
        }
        return new Scenario(now, terms);
    }

    /** The same project under other terms of the operator. */
    Scenario under(Terms other) {
        return new Scenario(state, other);
    }

    Decision decide(VpnCommand command) {
        return Decider.decide(state, command, terms);
    }

    /** The events of a command that must not be refused. */
    List<VpnEvent> events(VpnCommand command) {
        return switch (decide(command)) {
            case Decision.Accepted(List<VpnEvent> events) -> events;
            case Decision.Rejected(ApiError error) -> throw new AssertionError(command + " refused: " + error);
        };
    }

    void changesNothing(VpnCommand command) {
        assertThat(events(command)).isEmpty();
    }

    /** Code and type of a refusal that must come. */
    String refusal(VpnCommand command) {
        ApiError error = error(command);
        return error.httpStatus() + " " + error.type();
    }

    ApiError error(VpnCommand command) {
        return switch (decide(command)) {
            case Decision.Accepted(List<VpnEvent> events) -> throw new AssertionError(command + " led to " + events);
            case Decision.Rejected(ApiError error) -> error;
        };
    }
}
