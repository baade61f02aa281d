package io.culvert.command.rest;

import io.culvert.events.resource.Proposal;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.WireName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The list {@code further_proposals} of both kinds of policies: what is offered after the policy's own algorithms. */
final class FurtherProposals {
    private static final String NAME = "further_proposals";
    private static final Set<String> KEYS = Set.of("auth_algorithm", "encryption_algorithm", "pfs");

    private FurtherProposals() {}

    /** Empty if it was not sent; null is no further proposal. */
    static Optional<List<Proposal>> of(Attributes attributes) {
        if (!attributes.has(NAME)) {
            return Optional.empty();
        }
        List<Proposal> all = attributes.dictionaries(NAME, KEYS).stream()
                .map(each -> new Proposal(
                        given(each, "auth_algorithm", AuthAlgorithm.class),
                        given(each, "encryption_algorithm", EncryptionAlgorithm.class),
                        given(each, "pfs", DhGroup.class)))
                .toList();
        if (all.size() > Proposal.MOST_FURTHER) {
            throw Malformed.attribute(NAME, all.size() + " are too many - there can be " + Proposal.MOST_FURTHER);
        }
        return Optional.of(all);
    }

    private static <E extends Enum<E> & WireName> E given(Attributes proposal, String key, Class<E> type) {
        return proposal.oneOf(key, type)
                .orElseThrow(() -> Malformed.attribute(NAME, "a proposal without '" + key + "'"));
    }
}
