package io.culvert.query.port;

import io.culvert.events.api.Caller;
import io.culvert.events.value.ProjectId;
import io.culvert.query.view.After;
import io.culvert.query.view.BadQueryException;
import java.util.function.BooleanSupplier;

/** Lets readers follow the events of projects. */
public interface Tails {
    /**
     * To be closed when it is not followed any more.
     *
     * @param caller who may see the project
     * @param isAdmitted asked again from time to time; once it is false, the tail is over
     * @throws BadQueryException if there are as many as there may be; the asker can try again later
     */
    Tail open(Caller caller, ProjectId project, After after, BooleanSupplier isAdmitted);
}
