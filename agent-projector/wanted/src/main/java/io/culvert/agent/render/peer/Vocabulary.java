package io.culvert.agent.render.peer;

import io.culvert.events.resource.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The algorithms that a device has for one use, in its own words; what is missing it does not have.
 *
 * @param ciphers by the API's {@code encryption_algorithm}
 * @param integrity by the API's {@code auth_algorithm}
 * @param groups by the API's {@code pfs}
 */
record Vocabulary(
        String device,
        Use use,
        Map<String, String> ciphers,
        Map<String, String> integrity,
        Map<String, String> groups) {
    Vocabulary {
        ciphers = Map.copyOf(ciphers);
        integrity = Map.copyOf(integrity);
        groups = Map.copyOf(groups);
    }

    /** The first of the proposals that the device can do: one is enough for both sides to agree on.
     * @throws IllegalArgumentException if it can do none; names the algorithms that it lacks */
    Words first(List<Proposal> proposals) {
        List<String> faults = new ArrayList<>();
        for (Proposal proposal : proposals) {
            List<String> missing = missing(proposal);
            if (missing.isEmpty()) {
                return words(proposal);
            }
            faults.addAll(missing);
        }
        throw new IllegalArgumentException(device + " can't do "
                + String.join(", ", faults.stream().distinct().toList()) + (use == Use.IKE ? " in IKE" : " in IPsec"));
    }

    private List<String> missing(Proposal proposal) {
        List<String> missing = new ArrayList<>();
        String cipher = proposal.encryptionAlgorithm().wireName();
        String auth = proposal.authAlgorithm().wireName();
        String group = proposal.pfs().wireName();
        if (use.encrypts() && !ciphers.containsKey(cipher)) {
            missing.add("encryption_algorithm '" + cipher + "'");
        }
        if (use.authenticates(proposal) && !integrity.containsKey(auth)) {
            missing.add("auth_algorithm '" + auth + "'");
        }
        if (!groups.containsKey(group)) {
            missing.add("pfs '" + group + "'");
        }
        return missing;
    }

    private Words words(Proposal proposal) {
        return new Words(
                use.encrypts()
                        ? ciphers.getOrDefault(proposal.encryptionAlgorithm().wireName(), "")
                        : "",
                use.authenticates(proposal)
                        ? integrity.getOrDefault(proposal.authAlgorithm().wireName(), "")
                        : "",
                groups.getOrDefault(proposal.pfs().wireName(), ""),
                proposal);
    }
}
