package io.culvert.events.resource;

import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import java.util.List;
import java.util.stream.Stream;

/** Algorithms that are offered to a peer together, or not at all (RFC 7296 section 3.3). */
public record Proposal(AuthAlgorithm authAlgorithm, EncryptionAlgorithm encryptionAlgorithm, DhGroup pfs) {
    /** How many may follow a policy's own. */
    public static final int MOST_FURTHER = 8;

    /** Each once. */
    static List<Proposal> inOrder(Proposal own, List<Proposal> further) {
        return Stream.concat(Stream.of(own), further.stream()).distinct().toList();
    }
}
