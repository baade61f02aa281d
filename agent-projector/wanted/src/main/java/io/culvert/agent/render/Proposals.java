package io.culvert.agent.render;

import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Proposal;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The algorithms of a policy in charon's words (strongSwan documentation, "IKEv2 cipher suites"). */
public final class Proposals {
    private Proposals() {}

    public static String of(IkePolicy policy) {
        return joined(policy.proposals(), Proposals::ofIke);
    }

    public static String ofEsp(IpsecPolicy policy) {
        return joined(policy.proposals(), Proposals::ofEsp);
    }

    public static String ofAh(IpsecPolicy policy) {
        return joined(
                policy.proposals(), proposal -> integrity(proposal.authAlgorithm()) + "-" + group(proposal.pfs()));
    }

    /** Some differ only in what the protocol has no use for. */
    private static String joined(List<Proposal> proposals, Function<Proposal, String> word) {
        return proposals.stream().map(word).distinct().collect(Collectors.joining(","));
    }

    private static String ofIke(Proposal proposal) {
        // A combined-mode cipher needs no integrity algorithm, but IKE still needs a pseudo-random function.
        String auth = integrity(proposal.authAlgorithm());
        return cipher(proposal.encryptionAlgorithm())
                + "-"
                + (proposal.encryptionAlgorithm().isAead() ? "prf" + auth : auth)
                + "-"
                + group(proposal.pfs());
    }

    private static String ofEsp(Proposal proposal) {
        String cipher = cipher(proposal.encryptionAlgorithm());
        return (proposal.encryptionAlgorithm().isAead() ? cipher : cipher + "-" + integrity(proposal.authAlgorithm()))
                + "-"
                + group(proposal.pfs());
    }

    private static String cipher(EncryptionAlgorithm algorithm) {
        return algorithm.wireName().replace("-", "");
    }

    private static String integrity(AuthAlgorithm algorithm) {
        return algorithm.wireName().replace("-", "");
    }

    private static String group(DhGroup group) {
        return switch (group) {
            case GROUP2 -> "modp1024";
            case GROUP5 -> "modp1536";
            case GROUP14 -> "modp2048";
            case GROUP15 -> "modp3072";
            case GROUP16 -> "modp4096";
            case GROUP17 -> "modp6144";
            case GROUP18 -> "modp8192";
            case GROUP19 -> "ecp256";
            case GROUP20 -> "ecp384";
            case GROUP21 -> "ecp521";
            case GROUP22 -> "modp1024s160";
            case GROUP23 -> "modp2048s224";
            case GROUP24 -> "modp2048s256";
            case GROUP25 -> "ecp192";
            case GROUP26 -> "ecp224";
            case GROUP27 -> "ecp224bp";
            case GROUP28 -> "ecp256bp";
            case GROUP29 -> "ecp384bp";
            case GROUP30 -> "ecp512bp";
            case GROUP31 -> "curve25519";
        };
    }
}
