package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyEntropyTest {
    private final Random random = new Random(7);

    @Test
    void whatAMachineDrewCountsForNearlyWhatItIs() {
        for (int i = 0; i < 200; i++) {
            byte[] octets = new byte[32];
            random.nextBytes(octets);
            assertThat(KeyEntropy.bits(Base64.getUrlEncoder().withoutPadding().encodeToString(octets)))
                    .isBetween(170, 262);
            assertThat(KeyEntropy.bits(HexFormat.of().formatHex(octets))).isBetween(160, 256);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "secret, 16",
        "password, 20",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, 10",
        "1234567890123456789012345678901234567890, 18",
        "qwertyuiopasdfghjklzxcvbnm, 50",
        "correct-horse-battery-staple, 90",
        "passwordpasswordpasswordpasswordpassword, 24",
        "changeme-changeme-changeme-changeme-changeme, 36",
    })
    void whatPeopleMakeUpCountsForLittle(String key, int atMost) {
        assertThat(KeyEntropy.bits(key)).isLessThanOrEqualTo(atMost);
    }

    @Test
    void aLongerKeyOfTheSameKindIsNoWeaker() {
        StringBuilder key = new StringBuilder();
        int before = 0;
        for (int i = 0; i < 40; i++) {
            key.append((char) ('0' + random.nextInt(10)));
            int now = KeyEntropy.bits(key.toString());
            assertThat(now).isGreaterThanOrEqualTo(before - 3);
            before = now;
        }
    }
}
