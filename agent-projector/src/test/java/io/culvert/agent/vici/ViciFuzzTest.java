package io.culvert.agent.vici;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.section.Section;
import io.culvert.fuzz.Fuzzing;
import io.culvert.fuzz.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever comes out of charon's socket is a packet, or is refused as none. */
class ViciFuzzTest {
    private static final Section SA = Section.EMPTY
            .with("uniqueid", "7")
            .with("state", "ESTABLISHED")
            .with("local-host", "172.24.4.226")
            .with("initiator", "yes")
            .with("tasks-active", List.of("IKE_REKEY", "QUICK_MODE"))
            .with(
                    "child-sas",
                    Section.EMPTY.with(
                            "child-1",
                            Section.EMPTY
                                    .with("name", "child-1")
                                    .with("uniqueid", "8")
                                    .with("bytes-in", "18446744073709551615")));

    private static final List<Packet> PACKETS = List.of(
            event("ike-updown", Section.EMPTY.with("up", "yes").with("east", SA)),
            event("child-updown", Section.EMPTY.with("east", SA)),
            event("list-sa", Section.EMPTY.with("east", SA)),
            event("log", log("received NO_PROPOSAL_CHOSEN error notify")),
            event("log", log("traffic selectors 10.1.0.0/24 === 10.2.0.0/24 unacceptable")),
            event("log", log("configured proposal not supported")),
            new Packet(Packet.Type.CMD_RESPONSE, "", Section.EMPTY.with("success", "no")),
            new Packet(Packet.Type.EVENT_CONFIRM, "", Section.EMPTY));

    /** As a charon sent them. */
    private static final List<String> RECORDED = List.of("list-sa", "list-sa-rekeyed", "child-rekey", "child-updown");

    @Test
    void readsPacketsOrRefusesThem() throws InterruptedException {
        Fuzzing.of("VICI packets", ViciFuzzTest::read)
                .seeds(Stream.concat(
                                PACKETS.stream().map(ViciFuzzTest::octets),
                                RECORDED.stream().map(ViciFuzzTest::recorded))
                        .toList())
                .words("established", "install-time", "local-host", "999.1.1.1", "9223372036854775807", "-1")
                .words("up", "ike-updown", "child-updown", "log", "traffic selectors ", "configured ", "uniqueid")
                .words(new byte[] {1, 1, 'a'}, new byte[] {2}, new byte[] {3, 1, 'a', 0, 0}, new byte[] {4, 1, 'a'})
                .words(new byte[] {5, 0, 0}, new byte[] {6}, new byte[] {(byte) 0xff, (byte) 0xff})
                .run();
    }

    private static String read(byte[] octets) {
        Packet packet;
        try {
            packet = Packet.read(octets);
        } catch (MalformedException e) {
            return "packet: " + e.getMessage();
        }
        comesBack(packet.message());
        new DetailList(Instant.EPOCH).of(packet.message());
        try {
            EventReader.tell(packet, new Understanding());
        } catch (CharonUnreachableException e) {
            return "event: " + e.getMessage();
        }
        return Target.READ;
    }

    /** What was read says the same once it is written; but it may hold what cannot be written: a name without a letter, or
     * octets that are no text, which grow when they are replaced. */
    private static void comesBack(Section section) {
        byte[] written;
        try {
            written = MessageWriter.write(section);
        } catch (IllegalArgumentException e) {
            return;
        }
        assertThat(MessageReader.read(ByteBuffer.wrap(written))).isEqualTo(section);
    }

    /** Reads each line that charon logs, as the agent does to learn why a tunnel failed. */
    private record Understanding() implements CharonListener {
        @Override
        public void ikeUpDown(String ike, boolean up) {}

        @Override
        public void childUpDown(String ike, String child, boolean up) {}

        @Override
        public void rekeyed(String ike) {}

        @Override
        public void logLine(String ike, String line) {
            Reasons.of(line);
        }

        @Override
        public void daemonDied() {}
    }

    private static byte[] recorded(String name) {
        try (InputStream in = ViciFuzzTest.class.getResourceAsStream("recorded/" + name + ".vici")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Packet event(String name, Section message) {
        return new Packet(Packet.Type.EVENT, name, message);
    }

    private static Section log(String line) {
        return Section.EMPTY.with("ikesa-name", "east").with("msg", line);
    }

    /** A frame without its length. */
    private static byte[] octets(Packet packet) {
        byte[] frame = Packet.frame(packet.type(), packet.name(), MessageWriter.write(packet.message()));
        return Arrays.copyOfRange(frame, 4, frame.length);
    }
}
