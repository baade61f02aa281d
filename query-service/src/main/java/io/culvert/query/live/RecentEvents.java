package io.culvert.query.live;

import io.culvert.events.value.ProjectId;
import io.culvert.query.port.History;
import io.culvert.query.port.RecordedEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The events that were read lately, so that one that many wait for is read once. Whoever finds what he wants waits for nobody. */
final class RecentEvents {
    private static final int MOST_CHARACTERS = 16 << 20;
    /** What an event takes beside its texts. */
    private static final long FRAME = 512;

    private static final int LOCKS = 64;

    private record Key(ProjectId project, long version) {}

    private record Kept(Key key, long size) {}

    private final History history;
    private final Map<Key, RecordedEvent> events = new ConcurrentHashMap<>();
    /** As they were read, the earliest first. */
    private final Queue<Kept> kept = new ArrayDeque<>();

    private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();
    private long characters;

    RecentEvents(History history) {
        this.history = history;
    }

    /** Those of the versions from the least to the greatest that there are, in ascending order. */
    List<RecordedEvent> between(ProjectId project, long least, long greatest) {
        List<Long> missing = new ArrayList<>();
        List<RecordedEvent> known = known(project, least, greatest, missing);
        return missing.isEmpty() ? known : read(project, least, greatest);
    }

    private List<RecordedEvent> read(ProjectId project, long least, long greatest) {
        // One reads while the others who want the same wait for it.
        synchronized (locks.get(Math.floorMod(project.hashCode(), LOCKS))) {
            List<Long> missing = new ArrayList<>();
            List<RecordedEvent> known = known(project, least, greatest, missing);
            List<RecordedEvent> read = missing.isEmpty() ? List.of() : history.events(project, missing);
            keep(project, read);
            return Stream.concat(known.stream(), read.stream())
                    .sorted(Comparator.comparingLong(RecordedEvent::version))
                    .toList();
        }
    }

    /** @param missing gets the versions of those that are not known */
    private List<RecordedEvent> known(ProjectId project, long least, long greatest, List<Long> missing) {
        List<RecordedEvent> found = new ArrayList<>();
        for (long version = least; version <= greatest; version++) {
            RecordedEvent event = events.get(new Key(project, version));
            if (event == null) {
                missing.add(version);
            } else {
                found.add(event);
            }
        }
        return found;
    }

    private void keep(ProjectId project, List<RecordedEvent> read) {
        synchronized (kept) {
            for (RecordedEvent event : read) {
                Key key = new Key(project, event.version());
                long size = FRAME + event.data().length() + event.reading().length();
                events.put(key, event);
                kept.add(new Kept(key, size));
                characters += size;
            }
            while (characters > MOST_CHARACTERS) {
                Kept eldest = kept.remove();
                events.remove(eldest.key());
                characters -= eldest.size();
            }
        }
    }
}
