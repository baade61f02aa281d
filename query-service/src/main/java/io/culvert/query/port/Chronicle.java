package io.culvert.query.port;

import io.culvert.events.value.ProjectId;
import io.culvert.query.view.BadQueryException;
import io.culvert.query.view.HistoryQuery;

/** The history of projects, by pages. */
public interface Chronicle {
    /** @throws BadQueryException if it asks for a type of events that there is not; the asker can mend it */
    HistoryPage page(ProjectId project, HistoryQuery query);
}
