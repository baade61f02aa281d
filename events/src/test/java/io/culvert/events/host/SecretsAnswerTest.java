package io.culvert.events.host;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsAnswerTest {
    private static final List<byte[]> SECRETS = List.of("one".getBytes(US_ASCII), new byte[0], new byte[] {-1, 0, 127});

    @Test
    void whatIsWrittenIsRead() {
        assertThat(SecretsAnswer.read(SecretsAnswer.write(SECRETS), 3))
                .hasValueSatisfying(read -> assertThat(read).containsExactlyElementsOf(SECRETS));
        assertThat(SecretsAnswer.read(new byte[0], 0)).contains(List.of());
    }

    @Test
    void anAnswerOfAnotherNumberOrLengthIsNone() {
        byte[] answer = SecretsAnswer.write(SECRETS);
        for (int length = 0; length < answer.length; length++) {
            assertThat(SecretsAnswer.read(Arrays.copyOf(answer, length), 3))
                    .as("cut at %d", length)
                    .isEmpty();
        }
        assertThat(SecretsAnswer.read(Arrays.copyOf(answer, answer.length + 1), 3))
                .isEmpty();
        assertThat(SecretsAnswer.read(answer.clone(), 2)).isEmpty();
        assertThat(SecretsAnswer.read(answer.clone(), 4)).isEmpty();
        assertThat(SecretsAnswer.read(new byte[] {-1, -1, -1, -1}, 1)).isEmpty();
    }

    @Test
    void wipesWhatItHasRead() {
        byte[] answer = SecretsAnswer.write(SECRETS);
        assertThat(SecretsAnswer.read(answer, 3)).isPresent();
        assertThat(answer).containsOnly(0);
    }
}
