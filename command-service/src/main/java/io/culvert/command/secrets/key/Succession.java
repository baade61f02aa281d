package io.culvert.command.secrets.key;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Two keepers, while the keys of one take over from those of the other. */
record Succession(KeyEncryption present, KeyEncryption former) implements KeyEncryption {
    @Override
    public String kind() {
        return present.kind();
    }

    @Override
    public boolean isThere() {
        return present.isThere() && former.isThere();
    }

    @Override
    public List<String> names() {
        return Stream.concat(present.names().stream(), former.names().stream()).toList();
    }

    @Override
    public WrappedKey wrap(String name, byte[] dataKey, String about) throws GeneralSecurityException {
        return keeper(name).wrap(name, dataKey, about);
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, String about) throws GeneralSecurityException {
        return keeper(wrapped.name()).unwrap(wrapped, about);
    }

    /** Within one keeper it is his affair. */
    @Override
    public List<WrappedKey> rewrap(String name, List<Bound> all) throws GeneralSecurityException {
        boolean within = all.stream().allMatch(each -> isOfPresent(each.key().name()) == isOfPresent(name));
        return within ? keeper(name).rewrap(name, all) : KeyEncryption.super.rewrap(name, all);
    }

    @Override
    public String successor(String inUse) {
        return isOfPresent(inUse) ? present.successor(inUse) : present.names().getFirst();
    }

    @Override
    public void forget(String name) {
        keeper(name).forget(name);
    }

    @Override
    public Optional<byte[]> formerFingerprintKey() {
        return former.formerFingerprintKey().or(present::formerFingerprintKey);
    }

    @Override
    public String toString() {
        return present + ", and before it " + former;
    }

    private KeyEncryption keeper(String name) {
        return isOfPresent(name) ? present : former;
    }

    private boolean isOfPresent(String name) {
        return name.startsWith(present.kind() + ":");
    }
}
