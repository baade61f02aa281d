package io.culvert.command.follow;

import java.util.Optional;

/** A part whose work is what its follower of the log hands to it: it does as well as that one does. */
public interface Following extends Watched {
    Follower follower();

    @Override
    default String name() {
        return follower().name();
    }

    @Override
    default Standing standing() {
        return follower().standing();
    }

    @Override
    default Optional<Progress> progress() {
        return follower().progress();
    }
}
