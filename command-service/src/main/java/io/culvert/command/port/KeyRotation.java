package io.culvert.command.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The key-encryption key, and the way from one to the next while secrets are used. */
public interface KeyRotation {
    /** @throws UnavailableException if the store or the keeper of keys gives no answer */
    State state();

    /**
     * Has a new key take over; it goes on in the background, in any process and after any crash. Does nothing if that is
     * under way.
     *
     * @throws IllegalStateException saying how to provide a new key, if the keeper makes none
     * @throws UnavailableException if the store or the keeper of keys gives no answer
     */
    State rotate();

    /**
     * @param keeper where the key is, in words
     * @param current the name of the key that is used for new secrets
     * @param secrets how many there are, as far as is known
     * @param rotatedAt when a rotation ended last
     */
    record State(
            String keeper, String current, long secrets, Optional<Instant> rotatedAt, Optional<UnderWay> underWay) {}

    /**
     * @param to the name of the key that takes over
     * @param done data keys wrapped anew
     * @param waitingFor processes that have not got the new key yet
     */
    record UnderWay(String to, String phase, Instant since, long done, long of, List<String> waitingFor) {
        public UnderWay {
            waitingFor = List.copyOf(waitingFor);
        }
    }
}
