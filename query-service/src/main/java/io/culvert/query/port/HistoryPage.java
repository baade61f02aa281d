package io.culvert.query.port;

import java.util.List;

/**
 * A page of a project's history.
 *
 * @param hasNext true if more events follow it in the order that was asked for
 */
public record HistoryPage(List<RecordedEvent> events, boolean hasNext) {
    public HistoryPage {
        events = List.copyOf(events);
    }
}
