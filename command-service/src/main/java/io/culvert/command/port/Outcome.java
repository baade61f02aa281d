package io.culvert.command.port;

import io.culvert.events.api.ApiError;
import io.culvert.events.state.ProjectState;

/** What a command led to: the project as it is now, whether or not anything changed, or a refusal. */
public sealed interface Outcome {
    record Done(ProjectState state) implements Outcome {}

    record Refused(ApiError error) implements Outcome {}
}
