package io.culvert.command.store;

import io.culvert.events.wire.WireEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The end of the log in memory, so that readers who keep up need not ask the database for what was just written. */
final class RecentCommits {
    private static final int MOST_EVENTS = 4_096;

    private final Deque<Commit> commits = new ArrayDeque<>();
    private long events;

    /** Takes the next commits of the log; what does not follow on what is there begins anew. */
    synchronized void add(List<Commit> next) {
        for (Commit each : next) {
            if (!commits.isEmpty() && commits.getLast().nextPosition() != each.position()) {
                commits.clear();
                events = 0;
            }
            commits.addLast(each);
            events += each.events().size();
            while (events > MOST_EVENTS && commits.size() > 1) {
                events -= commits.removeFirst().events().size();
            }
        }
    }

    /** The events after that position, at most so many; empty if not all of them are here. */
    synchronized Optional<List<WireEvent>> after(long position, int max) {
        if (commits.isEmpty() || commits.getFirst().position() > position + 1) {
            return Optional.empty();
        }
        Deque<Commit> wanted = new ArrayDeque<>();
        Iterator<Commit> backwards = commits.descendingIterator();
        while (backwards.hasNext()) {
            Commit commit = backwards.next();
            if (commit.nextPosition() <= position + 1) {
                break;
            }
            wanted.addFirst(commit);
        }
        List<WireEvent> found = new ArrayList<>();
        for (Commit commit : wanted) {
            for (WireEvent event : commit.events()) {
                if (event.position() > position && found.size() < max) {
                    found.add(event);
                }
            }
        }
        return Optional.of(found);
    }
}
