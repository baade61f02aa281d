package io.culvert.agent.desired;

import org.jspecify.annotations.Nullable;

/** A connection as it was looked up from these ingredients. */
record Known(Ingredients ingredients, Lookup lookup) {
    /** What it was before, if that was made of the same. */
    static Known of(Ingredients now, @Nullable Known before) {
        return before != null && before.ingredients().equals(now) ? before : new Known(now, now.tunnel());
    }
}
