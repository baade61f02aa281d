package io.culvert.command.secrets.key;

import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Keys that somebody else makes and hands over at the start, the newest first: one for usual, two while the first takes
 * over from the second.
 */
final class GivenKeys implements KeyEncryption {
    private final String kind;
    private final String where;
    private final TinkKeys keys;

    private GivenKeys(String kind, String where, TinkKeys keys) {
        this.kind = kind;
        this.where = where;
        this.keys = keys;
    }

    /**
     * @param kind begins the keys' names
     * @param where they come from, as in "the variable NAME"
     * @throws IllegalArgumentException if there is none, or one that is not 32 octets long
     */
    static GivenKeys of(String kind, String where, List<byte[]> keys) {
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length != TinkKeys.KEY_OCTETS)) {
            throw new IllegalArgumentException(where + " must have keys of 32 octets");
        }
        try {
            return new GivenKeys(kind, where, TinkKeys.of(kind + ":", keys));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(where + " has no usable key", e);
        }
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public List<String> names() {
        return keys.names();
    }

    @Override
    public WrappedKey wrap(String name, byte[] dataKey, String about) throws GeneralSecurityException {
        return keys.wrap(name, dataKey, about, this);
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, String about) throws GeneralSecurityException {
        return keys.unwrap(wrapped, about, this);
    }

    @Override
    public String successor(String present) {
        String newest = names().getFirst();
        if (newest.equals(present)) {
            throw new IllegalStateException("there is no newer key in " + where
                    + ": put one before the present one, start every command service again, then rotate");
        }
        return newest;
    }

    /** Whoever gave it takes it away. */
    @Override
    public void forget(String name) {}

    @Override
    public String toString() {
        return where;
    }
}
