package io.culvert.command.port;

import io.culvert.events.value.ProjectId;
import java.util.List;

/** The dead letters of all projections, one for each project at most. Every method may throw {@link UnavailableException}. */
public interface DeadLetters {
    List<DeadLetter> all();

    default List<DeadLetter> of(String projection) {
        return all().stream()
                .filter(letter -> letter.projection().equals(projection))
                .toList();
    }

    /** Keeps the letter, in the place of an earlier one of the same projection and project. */
    void put(DeadLetter letter);

    void remove(String projection, ProjectId project);

    /** Asks whoever runs the projection, maybe another process, to retry or evict; false if there is no such letter. */
    boolean ask(String projection, ProjectId project, DeadLetter.Asked asked);

    /** Remembers for ever that the projection goes on without that event. */
    void evict(String projection, ProjectId project, long version);

    boolean isEvicted(String projection, ProjectId project, long version);
}
