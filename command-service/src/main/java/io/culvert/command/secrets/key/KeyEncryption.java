package io.culvert.command.secrets.key;

import io.culvert.command.port.UnavailableException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The key-encryption key at its keeper's: it encrypts the data keys of secrets, each bound to what it is about. While one
 * key takes over from another both are there. A keeper's text form says where it is, and nothing of what it keeps.
 *
 * <p>Every call throws {@link UnavailableException} if the keeper gives no answer.
 */
public interface KeyEncryption {
    /** Begins the names of its keys, with a colon after it. */
    String kind();

    /** False if there is none yet, and {@link #names} would make it. */
    default boolean isThere() {
        return true;
    }

    /** The names of the keys that there are now, the newest first; they tell nothing of the keys. */
    List<String> names();

    /** @throws UnknownKeyException if there is no such key */
    WrappedKey wrap(String name, byte[] dataKey, String about) throws GeneralSecurityException;

    /** @throws GeneralSecurityException if it was not wrapped with that key and about just that */
    byte[] unwrap(WrappedKey wrapped, String about) throws GeneralSecurityException;

    /** The same data keys wrapped with that key. */
    default List<WrappedKey> rewrap(String name, List<Bound> all) throws GeneralSecurityException {
        List<WrappedKey> rewrapped = new ArrayList<>();
        for (Bound each : all) {
            rewrapped.add(wrap(name, unwrap(each.key(), each.about()), each.about()));
        }
        return rewrapped;
    }

    /** A wrapped key with what it is about. */
    record Bound(WrappedKey key, String about) {}

    /**
     * The key that is to take over; makes it, if there is none newer and the keeper makes keys.
     *
     * @param present the name of the one in use
     * @throws IllegalStateException saying how to provide one, if the keeper makes none
     */
    String successor(String present);

    /** Nothing is wrapped with that key any more: the keeper gives it up, if that is his to do. */
    void forget(String name);

    /** The key of fingerprints that a file of an earlier Culvert has in it. */
    default Optional<byte[]> formerFingerprintKey() {
        return Optional.empty();
    }
}
