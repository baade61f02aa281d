package io.culvert.query.view;

import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Resources;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePSet;

/** The ids of a project's resources, kind by kind, in the order in which they are listed: that of their text; of a kind of
 * which there is none there is no shelf. */
public record Shelves(PMap<ResourceKind, PSortedSet<ResourceId>> byKind) {
    static final Comparator<ResourceId> ORDER = Comparator.<ResourceId>comparingLong(
                    id -> id.value().getMostSignificantBits() + Long.MIN_VALUE)
            .thenComparingLong(id -> id.value().getLeastSignificantBits() + Long.MIN_VALUE);
    public static final Shelves EMPTY = new Shelves(HashTreePMap.empty());
    private static final PSortedSet<ResourceId> NONE = TreePSet.empty(ORDER);

    static Shelves of(ProjectState state) {
        Map<ResourceKind, PSortedSet<ResourceId>> all = new EnumMap<>(ResourceKind.class);
        for (ResourceKind kind : ResourceKind.values()) {
            PSortedSet<ResourceId> ids = TreePSet.from(ORDER, Resources.ids(state, kind));
            if (!ids.isEmpty()) {
                all.put(kind, ids);
            }
        }
        return new Shelves(HashTreePMap.from(all));
    }

    PSortedSet<ResourceId> of(ResourceKind kind) {
        return byKind.getOrDefault(kind, NONE);
    }

    /** How many resources there are. */
    int count() {
        return byKind.values().stream().mapToInt(PSortedSet::size).sum();
    }

    /** The shelves after something happened to that resource. */
    Shelves with(ResourceId id, ProjectState after) {
        ResourceKind kind = ResourceKind.of(id);
        PSortedSet<ResourceId> before = of(kind);
        boolean present = Resources.find(after, id).isPresent();
        if (present == before.contains(id)) {
            return this;
        }
        PSortedSet<ResourceId> ids = present ? before.plus(id) : before.minus(id);
        return new Shelves(ids.isEmpty() ? byKind.minus(kind) : byKind.plus(kind, ids));
    }
}
