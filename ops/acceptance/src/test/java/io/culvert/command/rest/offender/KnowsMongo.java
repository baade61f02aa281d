package io.culvert.command.rest.offender;

import com.mongodb.client.MongoClient;

/** Must be caught. */
public final class KnowsMongo {
    private final Class<?> known = MongoClient.class;

    public Class<?> known() {
        return known;
    }
}
