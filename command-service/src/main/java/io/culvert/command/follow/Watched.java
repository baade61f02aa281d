package io.culvert.command.follow;

import java.util.Optional;

/** A thread that must run for the service to be ready. */
public interface Watched {
    String name();

    Standing standing();

    /** How far it is, if it reads the log. */
    default Optional<Progress> progress() {
        return Optional.empty();
    }
}
