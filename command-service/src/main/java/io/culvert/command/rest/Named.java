package io.culvert.command.rest;

import io.culvert.events.api.Collection;
import io.culvert.events.value.ResourceId;

/** What a path names. */
final class Named {
    private Named() {}

    /** @throws ApiException if the text is no id, and so names nothing that there is */
    static ResourceId in(Collection collection, String text) {
        return collection.id(text).orElseThrow(() -> new ApiException(collection.notFound(text)));
    }
}
