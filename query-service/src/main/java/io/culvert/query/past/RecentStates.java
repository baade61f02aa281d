package io.culvert.query.past;

import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Resources;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceKind;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The states that were asked for lately, as many as have {@link #MOST_RESOURCES} together; the past does not change. */
final class RecentStates {
    /** A resource takes about 1 KiB. */
    private static final int MOST_RESOURCES = 50_000;

    private record Key(ProjectId project, long version) {}

    private final Map<Key, ProjectState> states = new LinkedHashMap<>(16, 0.75f, true);
    private long resources;

    ProjectState get(ProjectId project, long version, Supplier<ProjectState> folded) {
        Key key = new Key(project, version);
        synchronized (states) {
            ProjectState known = states.get(key);
            if (known != null) {
                return known;
            }
        }
        ProjectState state = folded.get();
        keep(key, state);
        return state;
    }

    private void keep(Key key, ProjectState state) {
        synchronized (states) {
            if (states.put(key, state) == null) {
                resources += size(state);
            }
            Iterator<ProjectState> eldest = states.values().iterator();
            while (resources > MOST_RESOURCES && eldest.hasNext()) {
                resources -= size(eldest.next());
                eldest.remove();
            }
        }
    }

    private static long size(ProjectState state) {
        return 1
                + Stream.of(ResourceKind.values())
                        .mapToLong(kind -> Resources.count(state, kind))
                        .sum();
    }
}
