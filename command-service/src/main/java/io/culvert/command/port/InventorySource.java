package io.culvert.command.port;

import io.culvert.command.domain.VpnCommand;
import io.culvert.events.event.Cause;
import io.culvert.events.value.ProjectId;

/** Whoever keeps the networks, subnets and routers that commands name. */
public interface InventorySource {
    /** Culvert keeps them itself: what there is, is known. */
    InventorySource OURS = (project, command, cause) -> {};

    /**
     * Sees to it that the project has what the command names as it is at this moment; does nothing for a command that
     * names none of it. Returns within 2 seconds.
     *
     * @param cause of the command
     * @throws UnavailableException if the source can't tell
     */
    void refresh(ProjectId project, VpnCommand command, Cause cause);
}
