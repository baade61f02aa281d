package io.culvert.query.port;

import io.culvert.events.value.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What feeds the views, as those see it who watch over it. */
public interface Feed {
    FeedState state();

    /**
     * Begins to build the next generation of the views from the first event; readers go on with the present one until the
     * next has caught up. False, and nothing done, if that is under way already.
     */
    boolean rebuild();

    /** True if it is this one of several instances that writes the views. */
    boolean isWriting();

    /** How far the rebuild is that is under way, be it in another instance. */
    Optional<RebuildProgress> rebuilding();

    List<DeadLetter> deadLetters();

    /** Has the stopped streams tried again, this one among them. */
    void retry(ProjectId project);

    /** Gives up the event at which the project's stream has stopped, for ever. */
    void evict(DeadLetter letter, String actor);

    /** Runs that over the serving generation while nothing is written to it. */
    <T> T atRest(Function<ViewStore, T> task) throws InterruptedException;

    /**
     * @param alive true while somebody reads the topic
     * @param readable true once all events are folded in that were there when reading began
     * @param trouble what keeps the feed from reading at present, empty if nothing does
     * @param stopped why the streams that can't go on have stopped, by project; the others go on
     */
    record FeedState(boolean alive, boolean readable, String trouble, Map<String, String> stopped) {
        public FeedState {
            stopped = Map.copyOf(stopped);
        }
    }
}
