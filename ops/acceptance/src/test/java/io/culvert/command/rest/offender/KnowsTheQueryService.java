package io.culvert.command.rest.offender;

import io.culvert.query.QueryServiceConfiguration;

/** Must be caught. */
public final class KnowsTheQueryService {
    private final Class<?> known = QueryServiceConfiguration.class;

    public Class<?> known() {
        return known;
    }
}
