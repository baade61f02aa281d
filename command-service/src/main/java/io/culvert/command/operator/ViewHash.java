package io.culvert.command.operator;

import java.util.Objects;

/**
 * What the views hold of a project, as the query service tells it ({@code GET /operator/views/hashes}).
 *
 * @param incomplete true if an operator gave an event up, so that the view can't be like the log
 */
record ViewHash(String project, long version, String hash, boolean incomplete) {
    /** What comes without them can't be read. */
    ViewHash {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(hash, "hash");
    }
}
