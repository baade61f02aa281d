package io.culvert.command.rest;

import io.culvert.events.value.WireName;
import java.util.Optional;

/**
 * What the operator does about pre-shared keys that can be guessed.
 *
 * @param leastBits as {@link KeyEntropy} counts them; the default is the least strength that NIST SP 800-131A revision 2
 *     lets a key have
 */
record PskPolicy(Strength strength, int leastBits) {
    static final int DEFAULT_LEAST_BITS = 112;

    /** What becomes of a key below that. */
    enum Strength implements WireName {
        WARN("warn"),
        FORBID("forbid"),
        OFF("off");

        private final String wireName;

        Strength(String wireName) {
            this.wireName = wireName;
        }

        @Override
        public String wireName() {
            return wireName;
        }
    }

    /**
     * What the answer warns of. It tells neither the key nor how long it is.
     *
     * @throws ApiException if the key is refused, naming the attribute
     */
    Optional<String> judged(String key) {
        if (strength == Strength.OFF) {
            return Optional.empty();
        }
        int bits = KeyEntropy.bits(key);
        if (bits >= leastBits) {
            return Optional.empty();
        }
        String why = "can be guessed: it is estimated at less than the " + leastBits
                + " bits that it should have; generate_psk has one made";
        if (strength == Strength.FORBID) {
            throw Malformed.attribute("psk", why);
        }
        return Optional.of("weak: psk " + why);
    }
}
