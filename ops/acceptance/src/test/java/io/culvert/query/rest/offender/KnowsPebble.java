package io.culvert.query.rest.offender;

import io.pebbletemplates.pebble.PebbleEngine;

/** Must be caught. */
public final class KnowsPebble {
    private final Class<?> known = PebbleEngine.class;

    public Class<?> known() {
        return known;
    }
}
