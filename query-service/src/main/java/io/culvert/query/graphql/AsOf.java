package io.culvert.query.graphql;

import io.culvert.query.view.Moment;
import org.jspecify.annotations.Nullable;

/** A moment as an argument: a version, or a time. */
record AsOf(@Nullable Long version, @Nullable String time) {
    /** @param name of the argument */
    Moment moment(String name) {
        return Moment.of(name, version, time);
    }
}
