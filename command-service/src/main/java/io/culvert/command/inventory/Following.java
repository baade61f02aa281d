package io.culvert.command.inventory;

import io.culvert.command.domain.FollowInventory;
import io.culvert.command.domain.IfInventory;
import io.culvert.command.domain.Together;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Commands;
import io.culvert.command.port.Outcome;
import io.culvert.events.event.Cause;
import io.culvert.events.state.Inventory;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import java.util.List;

/** Has projects follow pictures of their inventory, of which an older one never comes after a newer one. */
record Following(Commands commands, Cause cause) {
    private static final VpnCommand NOTHING = new Together(List.of());

    /** The project before it is looked at. */
    ProjectState before(ProjectId project) {
        return switch (commands.execute(project, NOTHING, cause)) {
            case Outcome.Done done -> done.state();
            case Outcome.Refused(var error) -> throw new IllegalStateException("nothing was refused: " + error);
        };
    }

    /**
     * Has the project follow the picture.
     *
     * @param seen the project's inventory before the picture was taken
     * @return false if somebody has changed it since: his picture may be the newer one
     */
    boolean follow(ProjectId project, Inventory seen, FollowInventory picture) {
        Inventory now = seen;
        while (true) {
            switch (commands.execute(project, new IfInventory(now, picture), cause)) {
                case Outcome.Done done -> {
                    if (done.events().size() < FollowInventory.MOST_EVENTS) {
                        return true;
                    }
                    now = done.state().inventory();
                }
                case Outcome.Refused _ -> {
                    return false;
                }
            }
        }
    }
}
