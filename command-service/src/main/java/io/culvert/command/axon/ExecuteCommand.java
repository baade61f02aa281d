package io.culvert.command.axon;

import io.culvert.command.domain.VpnCommand;
import io.culvert.events.event.Cause;
import io.culvert.events.value.ProjectId;

/** The one command on Axon's bus: any command of the domain, to its project. */
record ExecuteCommand(ProjectId projectId, VpnCommand command, Cause cause) {}
