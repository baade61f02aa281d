package io.culvert.query.port;

import java.util.Optional;

/** Which of several query services writes the views that they share; the others fold and serve the same, and write once it is
 * theirs to. One thread takes and releases, any may ask. */
public interface WriterClaim {
    /** Whose the claim is. */
    enum Held {
        /** The caller's, as before. */
        STILL,
        /** The caller's from now on; another one may have written until now. */
        NOW,
        BY_ANOTHER
    }

    /**
     * Takes or keeps the claim for some seconds; to be called again before they are over.
     *
     * @param rebuilding how far the rebuild is that the caller has under way, for the others to show
     */
    Held take(Optional<RebuildProgress> rebuilding);

    /** By this machine's clock; false at the latest when another may have it. */
    boolean isHeld();

    /** Gives it up, so that another need not wait for its end. */
    void release();

    /** Has whoever writes begin a rebuild. */
    void askForRebuild();

    /** True, once, if one was asked for; for whoever has the claim. */
    boolean isRebuildAsked();

    /** The rebuild of whoever has the claim, as he told last. */
    Optional<RebuildProgress> rebuilding();
}
