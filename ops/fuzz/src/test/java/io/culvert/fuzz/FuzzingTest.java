package io.culvert.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the fuzzing is there to find, it finds. */
class FuzzingTest {
    private static final long CASES = 20_000;

    @Test
    void findsACaseThatThrows() {
        assertThatThrownBy(() -> fuzz(octets -> {
                    if (text(octets).contains("[[")) {
                        throw new IllegalStateException("two of them");
                    }
                    return answer(octets);
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("two of them")
                .hasMessageContaining("base64: ");
    }

    @Test
    void findsADepthThatTheStackDoesNotHold() {
        assertThatThrownBy(() ->
                        fuzz(octets -> nested(octets, text(octets).indexOf("[[")) < -1 ? "no" : answer(octets)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("StackOverflowError");
    }

    @Test
    void findsAnAllocationThatACaseOnlyClaims() {
        assertThatThrownBy(() -> fuzz(octets -> {
                    int claimed = octets.length == 0 ? 0 : Byte.toUnsignedInt(octets[0]) << 16;
                    return new byte[claimed].length < 0 ? "no" : answer(octets);
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("octets of memory");
    }

    @Test
    void findsACaseWithoutAnEnd() {
        assertThatThrownBy(() -> fuzz(octets -> {
                    while (text(octets).startsWith("{{")) {
                        Thread.onSpinWait();
                    }
                    return answer(octets);
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("has no end");
    }

    @Test
    void casesThatAreAllTakenAlikeProveNothing() {
        assertThatThrownBy(() -> fuzz(octets -> Target.READ)).hasMessageContaining("prove nothing");
        assertThatThrownBy(() -> fuzz(octets -> "no")).hasMessageContaining("prove nothing");
    }

    @Test
    void oneNumberGivesTheSameCasesAgain() {
        assertThat(cases(7)).isEqualTo(cases(7)).isNotEqualTo(cases(8));
    }

    private static List<String> cases(long seed) {
        Mutations mutations = new Mutations(List.of("{[1]}".getBytes(StandardCharsets.UTF_8)), List.of(), seed);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            made.add(Arrays.toString(mutations.next()));
        }
        return made;
    }

    private static void fuzz(Target target) throws InterruptedException {
        Fuzzing.of("a test", target, CASES, Duration.ofSeconds(1))
                .texts(List.of("{[1]}"))
                .words("[", "{")
                .run();
    }

    private static String answer(byte[] octets) {
        return octets.length % 2 == 0 ? Target.READ : "an odd number";
    }

    private static int nested(byte[] octets, int at) {
        return at >= 0 && at < octets.length && octets[at] == '[' ? nested(octets, at + 1) : at;
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }
}
