package io.culvert.query.rest;

import io.culvert.events.api.Collection;
import java.util.Optional;

/** What a path below {@code /v2.0/} names: a collection, or one of it. */
record Target(Collection collection, Optional<String> id) {
    /** Empty if the path names nothing that there is; a trailing {@code .json} or slash changes nothing. */
    static Optional<Target> of(String path) {
        String bare = path.replaceFirst("^/v2\\.0/", "").replaceFirst("/$", "").replaceFirst("\\.json$", "");
        for (Collection collection : Collection.values()) {
            if (bare.equals(collection.path())) {
                return Optional.of(new Target(collection, Optional.empty()));
            }
            if (bare.startsWith(collection.path() + "/")) {
                String id = bare.substring(collection.path().length() + 1);
                return id.contains("/") ? Optional.empty() : Optional.of(new Target(collection, Optional.of(id)));
            }
        }
        return Optional.empty();
    }
}
