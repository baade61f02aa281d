package io.culvert.command.rest;

import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Commands;
import io.culvert.command.port.Outcome;
import io.culvert.command.port.ReadSide;
import io.culvert.events.event.Cause;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import java.time.Duration;

/** Executes commands, and answers when the read side has caught up with them, so that a read after the write sees it. */
public final class Writer {
    private static final Duration READ_YOUR_WRITES = Duration.ofSeconds(2);

    private final Commands commands;
    private final ReadSide readSide;

    public Writer(Commands commands, ReadSide readSide) {
        this.commands = commands;
        this.readSide = readSide;
    }

    /** @throws ApiException if the command is refused */
    ProjectState write(ProjectId project, VpnCommand command, Cause cause) {
        ProjectState state = peek(project, command, cause);
        readSide.await(project, state.version(), READ_YOUR_WRITES);
        return state;
    }

    /** Like {@link #write}, without waiting: for a command that changes nothing and is sent to learn the state. */
    ProjectState peek(ProjectId project, VpnCommand command, Cause cause) {
        return switch (commands.execute(project, command, cause)) {
            case Outcome.Done(ProjectState state) -> state;
            case Outcome.Refused(var error) -> throw new ApiException(error);
        };
    }
}
