package io.culvert.query.port;

import java.util.Map;

/** What feeds the views, as those see it who watch over it. */
public interface Feed {
    FeedState state();

    /** Forgets the views and reads all events again; readers are refused until that is done. Returns at once. */
    void rebuild();

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
