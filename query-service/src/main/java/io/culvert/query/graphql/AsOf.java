package io.culvert.query.graphql;

import io.culvert.query.view.Moment;
import org.jspecify.annotations.Nullable;

/** The argument {@code asOf}: a version, or a time. */
record AsOf(@Nullable Long version, @Nullable String time) {
    Moment moment() {
        return Moment.of("asOf", version, time);
    }
}
