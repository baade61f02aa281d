package io.culvert.command.domain;

import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Proposal;
import java.util.List;
import java.util.stream.Stream;

/** A value that a policy has for an attribute, both as the API names them. */
public record CryptoUse(String attribute, String value) {
    public static List<CryptoUse> of(IkePolicy policy) {
        return Stream.concat(
                        of(policy.proposals()),
                        Stream.of(
                                new CryptoUse("ike_version", policy.ikeVersion().wireName()),
                                new CryptoUse(
                                        "phase1_negotiation_mode",
                                        policy.phase1Mode().wireName())))
                .toList();
    }

    public static List<CryptoUse> of(IpsecPolicy policy) {
        return of(policy.proposals()).toList();
    }

    private static Stream<CryptoUse> of(List<Proposal> proposals) {
        return proposals.stream()
                .flatMap(proposal -> Stream.of(
                        new CryptoUse("auth_algorithm", proposal.authAlgorithm().wireName()),
                        new CryptoUse(
                                "encryption_algorithm",
                                proposal.encryptionAlgorithm().wireName()),
                        new CryptoUse("pfs", proposal.pfs().wireName())))
                .distinct();
    }

    @Override
    public String toString() {
        return attribute + " " + value;
    }
}
