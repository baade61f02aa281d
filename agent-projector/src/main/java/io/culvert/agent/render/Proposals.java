package io.culvert.agent.render;

import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;

/** The algorithms of a policy in charon's words (strongSwan documentation, "IKEv2 cipher suites"). */
final class Proposals {
    private Proposals() {}

    static String of(IkePolicy policy) {
        // A combined-mode cipher needs no integrity algorithm, but IKE still needs a pseudo-random function.
        String auth = integrity(policy.authAlgorithm());
        return cipher(policy.encryptionAlgorithm())
                + "-"
                + (policy.encryptionAlgorithm().isAead() ? "prf" + auth : auth)
                + "-"
                + group(policy.pfs());
    }

    static String ofEsp(IpsecPolicy policy) {
        String cipher = cipher(policy.encryptionAlgorithm());
        return (policy.encryptionAlgorithm().isAead() ? cipher : cipher + "-" + integrity(policy.authAlgorithm()))
                + "-"
                + group(policy.pfs());
    }

    static String ofAh(IpsecPolicy policy) {
        return integrity(policy.authAlgorithm()) + "-" + group(policy.pfs());
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
