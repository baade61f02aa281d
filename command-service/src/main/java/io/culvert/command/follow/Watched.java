package io.culvert.command.follow;

/** A thread that must run for the service to be ready. */
public interface Watched {
    String name();

    Standing standing();
}
