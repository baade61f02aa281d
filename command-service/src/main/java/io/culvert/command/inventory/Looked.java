package io.culvert.command.inventory;

import io.culvert.events.value.ProjectId;
import java.util.List;
import java.util.Set;

/**
 * What came of a look at some projects; those that are not named here follow what it showed.
 *
 * @param overtaken somebody else has changed their inventory meanwhile, so that what he saw may be newer
 * @param unreadable what Neutron tells of a project and can't be, each as a sentence for people
 */
record Looked(Set<ProjectId> overtaken, List<String> unreadable) {
    Looked {
        overtaken = Set.copyOf(overtaken);
        unreadable = List.copyOf(unreadable);
    }
}
