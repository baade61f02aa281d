package io.culvert.command.port;

import java.time.Duration;
import java.util.OptionalLong;

/** How far each follower of the log has come. One owner at a time may follow under a name. */
public interface Places {
    /**
     * Takes or keeps the claim to a name for that long.
     *
     * @return the position last saved under the name, 0 at first; empty if someone else holds the claim
     */
    OptionalLong claim(String name, Duration validity);

    /** Saves the place and keeps the claim for that long; false, and nothing saved, if the claim was lost. */
    boolean save(String name, long position, Duration validity);

    /** The position last saved under the name; empty if nobody has followed under it yet. */
    OptionalLong position(String name);

    /** Has whoever follows under the name, or will, begin again at the first event; his claim ends. */
    void rewind(String name);

    /** Gives the claim up, so that another need not wait for its end. */
    void release(String name);
}
