package io.culvert.query.port;

import java.time.Duration;
import java.util.List;

/**
 * One reader's way along the events of a project: each once, in the order of their versions, those that there are and then
 * those that come. The reader asks for what he can take, so that nothing piles up for one who is slow. One thread asks,
 * any may close.
 */
public interface Tail extends AutoCloseable {
    /**
     * Those that follow, as soon as there is one; none if the time was over before, or the tail is.
     *
     * @throws IllegalStateException if the history lacks some of them for long; asking again from the same version may help
     */
    List<RecordedEvent> next(Duration atMost);

    /** All up to this version were given; what is not among them was given up by an operator. */
    long version();

    /** True once it was closed, by its reader, because he may not read on, or because the service stops: nothing more comes. */
    boolean isOver();

    @Override
    void close();
}
