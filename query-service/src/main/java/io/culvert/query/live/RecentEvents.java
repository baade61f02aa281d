package io.culvert.query.live;

import io.culvert.events.value.ProjectId;
import io.culvert.query.port.History;
import io.culvert.query.port.RecordedEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The events that were read lately, so that one that many wait for is read once. */
final class RecentEvents {
    private static final int MOST_CHARACTERS = 16 << 20;
    /** What an event takes beside its texts. */
    private static final long FRAME = 512;

    private static final int LOCKS = 64;

    private record Key(ProjectId project, long version) {}

    private final History history;
    private final Map<Key, RecordedEvent> events = new LinkedHashMap<>(16, 0.75f, true);
    private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();
    private long characters;

    RecentEvents(History history) {
        this.history = history;
    }

    /** Those of the versions from the least to the greatest that there are, in ascending order. */
    List<RecordedEvent> between(ProjectId project, long least, long greatest) {
        // One reads while the others who want the same wait for it.
        synchronized (locks.get(Math.floorMod(project.hashCode(), LOCKS))) {
            Map<Long, RecordedEvent> found = known(project, least, greatest);
            List<Long> missing = LongStream.rangeClosed(least, greatest)
                    .boxed()
                    .filter(version -> !found.containsKey(version))
                    .toList();
            if (!missing.isEmpty()) {
                List<RecordedEvent> read = history.events(project, missing);
                read.forEach(event -> found.put(event.version(), event));
                keep(project, read);
            }
            return List.copyOf(found.values());
        }
    }

    private Map<Long, RecordedEvent> known(ProjectId project, long least, long greatest) {
        Map<Long, RecordedEvent> found = new TreeMap<>();
        synchronized (events) {
            for (long version = least; version <= greatest; version++) {
                RecordedEvent event = events.get(new Key(project, version));
                if (event != null) {
                    found.put(version, event);
                }
            }
        }
        return found;
    }

    private void keep(ProjectId project, List<RecordedEvent> read) {
        synchronized (events) {
            for (RecordedEvent event : new ArrayList<>(read)) {
                if (events.put(new Key(project, event.version()), event) == null) {
                    characters += size(event);
                }
            }
            Iterator<RecordedEvent> eldest = events.values().iterator();
            while (characters > MOST_CHARACTERS && eldest.hasNext()) {
                characters -= size(eldest.next());
                eldest.remove();
            }
        }
    }

    private static long size(RecordedEvent event) {
        return FRAME + event.data().length() + event.reading().length();
    }
}
