package io.culvert.command.rest;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * Identities for what is created. They begin with the time (RFC 9562, section 5.7: version 7), so that what is made at
 * one time lies side by side in every index: a commit of the store then writes few pages.
 */
final class NewIds {
    /** A new random part for each: one that counts on from the one before would meet those of {@link #from}. */
    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    /** Without the two bits that tell the variant (section 4.1). */
    private static final long RANDOM_BITS = ~0L >>> 2;

    private NewIds() {}

    static UUID next() {
        return GENERATOR.generate();
    }

    /** The first, and as many as follow from it: the same each time. */
    static List<UUID> from(UUID first, int count) {
        long variant = first.getLeastSignificantBits() & ~RANDOM_BITS;
        return LongStream.range(first.getLeastSignificantBits(), first.getLeastSignificantBits() + count)
                .mapToObj(low -> new UUID(first.getMostSignificantBits(), variant | (low & RANDOM_BITS)))
                .toList();
    }
}
