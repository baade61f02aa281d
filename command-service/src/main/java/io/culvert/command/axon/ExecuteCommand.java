package io.culvert.command.axon;

import io.culvert.command.port.Caused;
import io.culvert.events.value.ProjectId;
import java.util.List;

/** The one command on Axon's bus: any commands of the domain, to their project. */
record ExecuteCommand(ProjectId projectId, List<Caused> commands) {
    ExecuteCommand {
        commands = List.copyOf(commands);
    }
}
