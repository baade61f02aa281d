package io.culvert.agent.vici;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.agent.section.Section;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketTest {
    /** The example of vici/README.md, "Message format". */
    private static final Section README = Section.EMPTY
            .with("key1", "value1")
            .with(
                    "section1",
                    Section.EMPTY
                            .with("sub-section", Section.EMPTY.with("key2", "value2"))
                            .with("list1", List.of("item1", "item2")));

    private static final String GOLD = "03 04 6b657931 0006 76616c756531"
            + "01 08 73656374696f6e31"
            + "01 0b 7375622d73656374696f6e"
            + "03 04 6b657932 0006 76616c756532"
            + "02"
            + "04 05 6c69737431"
            + "05 0005 6974656d31"
            + "05 0005 6974656d32"
            + "06"
            + "02";

    @Test
    void writesTheOctetsOfTheProtocolsOwnExample() {
        assertThat(MessageWriter.write(README)).isEqualTo(gold());
    }

    @Test
    void readsTheOctetsOfTheProtocolsOwnExample() {
        assertThat(MessageReader.read(ByteBuffer.wrap(gold()))).isEqualTo(README);
    }

    @Test
    void framesARequestAsCharonWantsIt() {
        assertThat(Packet.frame(Packet.Type.CMD_REQUEST, "version", new byte[0]))
                .isEqualTo(HexFormat.of().parseHex("00000009" + "00" + "07" + "76657273696f6e"));
    }

    @Test
    void readsAnEventWithItsName() {
        byte[] frame = Packet.frame(Packet.Type.EVENT, "log", MessageWriter.write(README));

        assertThat(Packet.read(Arrays.copyOfRange(frame, 4, frame.length)))
                .isEqualTo(new Packet(Packet.Type.EVENT, "log", README));
    }

    @Test
    void passesTheOctetsOfAKeyUntouched() {
        byte[] key = new byte[256];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        byte[] message = new MessageWriter().value("data", key).toBytes();

        assertThat(Arrays.copyOfRange(message, 8, message.length)).isEqualTo(key);
    }

    @Test
    void refusesANameOrValueThatDoesNotFitAndKeepsTheValueToItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageWriter.write(Section.EMPTY.with("n".repeat(256), "v")))
                .withMessageContaining("255");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageWriter.write(Section.EMPTY.with("data", "s".repeat(65_536))))
                .withMessageContaining("'data'")
                .withMessageNotContaining("sss");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Packet.frame(Packet.Type.CMD_REQUEST, "load-conn", new byte[512 * 1024]))
                .withMessageContaining("524288");
    }

    @Test
    void takesTheLargestNameAndValue() {
        Section section = Section.EMPTY.with("n".repeat(255), "v".repeat(65_535));

        assertThat(MessageReader.read(ByteBuffer.wrap(MessageWriter.write(section))))
                .isEqualTo(section);
    }

    @Test
    void readsBackAnyTreeItWrites() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Section tree = tree(random, 4);
            assertThat(MessageReader.read(ByteBuffer.wrap(MessageWriter.write(tree))))
                    .isEqualTo(tree);
        }
    }

    @Test
    void readsOrRefusesAnyOctets() {
        Random random = new Random(11);
        for (int i = 0; i < 50_000; i++) {
            byte[] octets = gold();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt(random.nextBoolean() ? 8 : 256);
            }
            byte[] cut = Arrays.copyOf(octets, random.nextInt(octets.length + 1));
            try {
                MessageReader.read(ByteBuffer.wrap(cut));
                Packet.read(cut);
            } catch (MalformedException expected) {
                assertThat(expected).hasMessageNotContaining("\n");
            }
        }
    }

    @Test
    void refusesSectionsDeepEnoughToEndTheStack() {
        byte[] deep = new byte[300_000];
        for (int i = 0; i < deep.length; i += 3) {
            deep[i] = 1;
            deep[i + 1] = 1;
            deep[i + 2] = 'a';
        }
        assertThatThrownBy(() -> MessageReader.read(ByteBuffer.wrap(deep))).isInstanceOf(MalformedException.class);
    }

    private static byte[] gold() {
        return HexFormat.of().parseHex(GOLD.replace(" ", ""));
    }

    private static Section tree(Random random, int depth) {
        Section section = Section.EMPTY;
        for (int n = random.nextInt(4); n > 0; n--) {
            String name = "n" + random.nextInt(100);
            section = switch (random.nextInt(depth > 0 ? 3 : 2)) {
                case 0 -> section.with(name, text(random));
                case 1 -> section.with(name, List.of(text(random), text(random)));
                default -> section.with(name, tree(random, depth - 1));
            };
        }
        return section;
    }

    private static String text(Random random) {
        byte[] octets = new byte[random.nextInt(20)];
        random.nextBytes(octets);
        return new String(octets, StandardCharsets.UTF_8);
    }
}
