package io.culvert.agent.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.lease.Algorithms;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharonAlgorithmsTest {
    /** Of what strongSwan 5.9.8 told, as Debian builds it. */
    private static final Set<String> TOLD = Set.of(
            ("AES_CBC CAMELLIA_CBC AES_CTR 3DES_CBC NULL AES_GCM_8 AES_GCM_12 AES_GCM_16 AES_CCM_8 AES_CCM_12 AES_CCM_16"
                            + " CHACHA20_POLY1305 HMAC_SHA1_96 HMAC_SHA2_256_128 HMAC_SHA2_384_192 HMAC_SHA2_512_256"
                            + " AES_XCBC_96 AES_CMAC_96 PRF_HMAC_SHA1 PRF_HMAC_SHA2_256 PRF_HMAC_SHA2_384"
                            + " PRF_HMAC_SHA2_512 PRF_AES128_XCBC PRF_AES128_CMAC MODP_3072 MODP_4096 MODP_6144 MODP_8192"
                            + " MODP_2048 MODP_2048_224 MODP_2048_256 MODP_1536 MODP_1024 MODP_1024_160 CURVE_25519"
                            + " ECP_256 ECP_384 ECP_521 ECP_224 ECP_192 ECP_256_BP ECP_384_BP ECP_512_BP ECP_224_BP")
                    .split(" "));

    @Test
    void allOfThemAreThere() {
        assertThat(CharonAlgorithms.of(TOLD).orElseThrow().lacking()).isEmpty();
        assertThat(CharonAlgorithms.of(Set.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "3DES_CBC, encryption_algorithm 3des, 1",
        "AES_CBC, encryption_algorithm aes-192, 3",
        "AES_CTR, encryption_algorithm aes-256-ctr, 3",
        "AES_GCM_12, encryption_algorithm aes-128-gcm-12, 3",
        "AES_CCM_8, encryption_algorithm aes-128-ccm-8, 3",
        "HMAC_SHA2_384_192, auth_algorithm sha384, 1",
        "PRF_AES128_CMAC, auth_algorithm aes-cmac, 1",
        "CURVE_25519, pfs group31, 1",
        "ECP_224_BP, pfs group27, 1"
    })
    void withoutOneThoseAreLackingThatNeedIt(String gone, String example, int count) {
        Set<String> told = new HashSet<>(TOLD);
        told.remove(gone);
        Algorithms left = CharonAlgorithms.of(told).orElseThrow();
        assertThat(left.lacking()).contains(example).hasSize(count);
    }
}
