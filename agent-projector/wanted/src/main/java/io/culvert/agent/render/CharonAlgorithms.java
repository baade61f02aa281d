package io.culvert.agent.render;

import io.culvert.events.lease.Algorithms;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What charon calls algorithms where it tells which it has (vici/README.md, get-algorithms). */
public final class CharonAlgorithms {
    private CharonAlgorithms() {}

    /** Empty for a charon that tells of none.
     * @param names of all kinds */
    public static Optional<Algorithms> of(Set<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Algorithms(
                        Stream.of(EncryptionAlgorithm.values())
                                .filter(each -> names.contains(cipher(each)))
                                .toList(),
                        Stream.of(AuthAlgorithm.values())
                                .filter(each -> names.contains(integrity(each)) && names.contains(prf(each)))
                                .toList(),
                        Stream.of(DhGroup.values())
                                .filter(each -> names.contains(group(each)))
                                .toList()));
    }

    private static String cipher(EncryptionAlgorithm algorithm) {
        if (algorithm == EncryptionAlgorithm.TRIPLE_DES) {
            return "3DES_CBC";
        }
        // "aes-256-gcm-16": the length of a key is no name of charon's.
        String[] parts = algorithm.wireName().split("-", -1);
        return switch (parts.length) {
            case 2 -> "AES_CBC";
            case 3 -> "AES_CTR";
            default -> parts[2].equals("gcm") ? "AES_GCM_" + parts[3] : "AES_CCM_" + parts[3];
        };
    }

    private static String integrity(AuthAlgorithm algorithm) {
        return switch (algorithm) {
            case SHA1 -> "HMAC_SHA1_96";
            case SHA256 -> "HMAC_SHA2_256_128";
            case SHA384 -> "HMAC_SHA2_384_192";
            case SHA512 -> "HMAC_SHA2_512_256";
            case AES_XCBC -> "AES_XCBC_96";
            case AES_CMAC -> "AES_CMAC_96";
        };
    }

    private static String prf(AuthAlgorithm algorithm) {
        return switch (algorithm) {
            case SHA1 -> "PRF_HMAC_SHA1";
            case SHA256 -> "PRF_HMAC_SHA2_256";
            case SHA384 -> "PRF_HMAC_SHA2_384";
            case SHA512 -> "PRF_HMAC_SHA2_512";
            case AES_XCBC -> "PRF_AES128_XCBC";
            case AES_CMAC -> "PRF_AES128_CMAC";
        };
    }

    private static String group(DhGroup group) {
        return switch (group) {
            case GROUP2 -> "MODP_1024";
            case GROUP5 -> "MODP_1536";
            case GROUP14 -> "MODP_2048";
            case GROUP15 -> "MODP_3072";
            case GROUP16 -> "MODP_4096";
            case GROUP17 -> "MODP_6144";
            case GROUP18 -> "MODP_8192";
            case GROUP19 -> "ECP_256";
            case GROUP20 -> "ECP_384";
            case GROUP21 -> "ECP_521";
            case GROUP22 -> "MODP_1024_160";
            case GROUP23 -> "MODP_2048_224";
            case GROUP24 -> "MODP_2048_256";
            case GROUP25 -> "ECP_192";
            case GROUP26 -> "ECP_224";
            case GROUP27 -> "ECP_224_BP";
            case GROUP28 -> "ECP_256_BP";
            case GROUP29 -> "ECP_384_BP";
            case GROUP30 -> "ECP_512_BP";
            case GROUP31 -> "CURVE_25519";
        };
    }
}
