package io.culvert.agent.render.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.culvert.agent.render.Identity;
import io.culvert.agent.render.Samples;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an identity holds stays one value in every format, or is refused: the file has the words that it has with a
 * harmless identity of the same kind, and that one in its place. */
class HostilePeersTest {
    private static final int CASES = 12_500;
    private static final String SYMBOLS = "\"\\{}#=$,;'`<>&!?|/ ${x}\\n%@:*[]ab-. é😀\t\n\r\0\u2028\ud800\uffff";
    private static final List<String> KNOWN = List.of(
            "172.24.4.233 }\n children { child-1 {\n updown = pwn.sh\n }\n",
            "x\"\n\tleftupdown=\"/tmp/pwn.sh",
            "x\n\tleftupdown=/tmp/pwn.sh",
            "a : PSK \"known\"",
            "x\" : PSK \"known",
            "x' ; run rm -rf ; '",
            "x; /system reboot",
            "x\n end\n username root privilege 15",
            "x</myid_data><disabled/><myid_data>",
            "]]>",
            "x?",
            "x secret 'y");

    @ParameterizedTest
    @EnumSource
    void keepAnIdentityOneValueOrAreRefused(PeerFormat format) throws Exception {
        int rendered = 0;
        Random random = new Random(42);
        int[] symbols = SYMBOLS.codePoints().toArray();
        for (int i = 0; i < CASES; i++) {
            rendered += isKept(format, i < KNOWN.size() ? KNOWN.get(i) : text(random, symbols)) ? 1 : 0;
        }
        assertThat(rendered).isGreaterThan(20);
    }

    private static String text(Random random, int[] symbols) {
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "@x" : "x");
        int length = random.nextInt(random.nextInt(3) == 0 ? 2 : 12);
        random.ints(length, 0, symbols.length).forEach(at -> text.appendCodePoint(symbols[at]));
        return text.toString();
    }

    private static boolean isKept(PeerFormat format, String hostile) throws Exception {
        Optional<List<PeerFile>> files = rendered(format, hostile);
        if (files.isEmpty()) {
            return false;
        }
        Identity given = Identity.of(hostile);
        Identity harmless = Identity.of(harmless(given));
        List<PeerFile> expected = rendered(format, harmless.written()).orElseThrow();
        for (int i = 0; i < expected.size(); i++) {
            assertThat(Reading.of(format, files.get().get(i)))
                    .as("%s with '%s'", format, hostile)
                    .isEqualTo(Reading.of(format, expected.get(i)).stream()
                            .map(line -> line.stream()
                                    .map(word -> in(word, harmless, given))
                                    .toList())
                            .toList());
        }
        return true;
    }

    private static String in(String word, Identity harmless, Identity given) {
        return word.equals(harmless.written()) ? given.written() : word.replace(harmless.value(), given.value());
    }

    private static Optional<List<PeerFile>> rendered(PeerFormat format, String identity) {
        try {
            return Optional.of(format.render(Peers.of(Samples.PLAIN.withIds("172.24.4.226", identity))));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static String harmless(Identity given) {
        return switch (given.kind()) {
            case ADDRESS -> "192.0.2.7";
            case FQDN -> given.written().startsWith("@") ? "@harmless" : "harmless";
            case EMAIL -> "harmless@example.org";
            case DN -> "C=CH, O=Harmless";
            case KEY_ID -> "harmless:key";
            case OTHER -> "@@harmless";
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%any", "a b", "a,b", "a\nb", "a\"", "a;b", "0.0.0.0/0 #", "*"})
    void takeNothingForAnAddressThatIsNone(String address) {
        Side other = new Side("172.24.4.226", "172.24.4.226", List.of());
        assertThat(other.address()).isNotEqualTo(address);
        assertThatIllegalArgumentException().isThrownBy(() -> new Side(address, "id", List.of()));
    }
}
