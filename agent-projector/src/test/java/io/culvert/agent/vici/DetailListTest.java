package io.culvert.agent.vici;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.section.Section;
import io.culvert.events.telemetry.ChildParameters;
import io.culvert.events.telemetry.IkeParameters;
import io.culvert.events.telemetry.Suite;
import io.culvert.events.telemetry.Traffic;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.TransformProtocol;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On packets that a charon 5.9.8 sent: a tunnel that carried ten pings, was rekeyed, carried three more, and was closed. */
class DetailListTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.700Z");
    private static final Instant SECOND = Instant.parse("2026-11-24T12:00:00Z");
    private static final String CHILD = "22222222-bbbb-4000-8000-00000000000d-1a2b3c4d";

    private final DetailList details = new DetailList(NOW);

    @Test
    void readsAllThatIsTold() throws IOException {
        IkeParameters ike = new IkeParameters(
                IkeVersion.V2,
                true,
                IpAddress.of("192.0.2.1"),
                4500,
                IpAddress.of("192.0.2.2"),
                4500,
                false,
                true,
                "621362f754cb786a",
                "8ef1cde4000c815f",
                suite("AES_CBC-256", "PRF_HMAC_SHA2_256", "MODP_2048"),
                SECOND.minusSeconds(19),
                Optional.of(SECOND.plusSeconds(3548)),
                Optional.empty());
        ChildParameters child = new ChildParameters(
                TransformProtocol.ESP,
                EncapsulationMode.TUNNEL,
                true,
                "e37213fc",
                "3f5a6e0f",
                new Suite(
                        Optional.of("AES_CBC-128"),
                        Optional.of("HMAC_SHA2_256_128"),
                        Optional.empty(),
                        Optional.empty()),
                List.of("10.71.0.1/32"),
                List.of("10.72.0.1/32"),
                new Traffic(840, 10, 840, 10),
                SECOND.minusSeconds(19),
                Optional.of(SECOND.plusSeconds(1622)),
                Optional.of(SECOND.plusSeconds(1961)),
                Optional.of(SECOND.minusSeconds(1)),
                Optional.of(SECOND.minusSeconds(1)));

        assertThat(details.of(recorded("list-sa")))
                .containsExactly(new IkeDetails(ike, List.of(new ChildDetails(CHILD, "INSTALLED", child))));
    }

    @Test
    void readsWhatLiesBesideWhatHasTakenItsPlace() throws IOException {
        List<ChildDetails> children =
                details.of(recorded("list-sa-rekeyed")).getFirst().children();

        assertThat(children).extracting(ChildDetails::isInUse).containsExactly(false, true);
        assertThat(children)
                .extracting(child -> child.parameters().traffic())
                .containsExactly(new Traffic(840, 10, 840, 10), new Traffic(252, 3, 252, 3));
        assertThat(children.getLast().parameters().suite().dhGroup()).contains("MODP_2048");
    }

    @Test
    void anSaThatGaveWayIsTheOldOneAndRekeyed() throws IOException {
        List<ChildDetails> ended = ends("child-rekey");

        assertThat(ended).hasSize(1);
        assertThat(ended.getFirst().isRekeyed()).isTrue();
        assertThat(ended.getFirst().parameters().spis()).isEqualTo("e37213fc/3f5a6e0f");
        assertThat(ended.getFirst().parameters().traffic()).isEqualTo(new Traffic(840, 10, 840, 10));
    }

    @Test
    void anSaThatWasClosedIsNotRekeyed() throws IOException {
        List<ChildDetails> ended = ends("child-updown");

        assertThat(ended).hasSize(1);
        assertThat(ended.getFirst().isRekeyed()).isFalse();
        assertThat(ended.getFirst().parameters().traffic()).isEqualTo(new Traffic(252, 3, 252, 3));
    }

    @Test
    void whatComesUpHasNotEnded() throws IOException {
        Ends ends = new Ends();
        Packet down = packet("child-updown");
        EventReader.tell(new Packet(down.type(), down.name(), down.message().with("up", "yes")), ends);

        assertThat(ends.told).isEmpty();
    }

    @Test
    void whatCanNotBeReadIsLeftOutWithoutItsNeighbours() throws IOException {
        Section event = recorded("list-sa");
        Section sa = event.sections().values().iterator().next();
        Section child = sa.section("child-sas").sections().values().iterator().next();
        Section more = event.with("no-port", sa.with("local-port", "many"))
                .with("connecting", Section.EMPTY.with("uniqueid", "9").with("state", "CONNECTING"))
                .with("never", sa.with("established", "9223372036854775807"))
                .with(
                        "newer",
                        sa.with(
                                "child-sas",
                                Section.EMPTY
                                        .with("one", child.with("mode", "IPTFS"))
                                        .with("other", child.with("bytes-in", "18446744073709551615"))
                                        .with("third", child)));

        List<IkeDetails> read = details.of(more);

        assertThat(read).extracting(ike -> ike.children().size()).containsExactly(1, 1);
        assertThat(read.getLast()).isEqualTo(details.of(event).getFirst());
    }

    private static Suite suite(String encryption, String prf, String group) {
        return new Suite(
                Optional.of(encryption), Optional.of("HMAC_SHA2_256_128"), Optional.of(prf), Optional.of(group));
    }

    private List<ChildDetails> ends(String event) throws IOException {
        Ends ends = new Ends();
        EventReader.tell(packet(event), ends);
        assertThat(ends.told)
                .isEqualTo(details.ended(recorded(event)).stream()
                        .map(ChildDetails::name)
                        .toList());
        return details.ended(recorded(event));
    }

    private static Section recorded(String name) throws IOException {
        return packet(name).message();
    }

    private static Packet packet(String name) throws IOException {
        try (InputStream in = DetailListTest.class.getResourceAsStream("recorded/" + name + ".vici")) {
            return Packet.read(Objects.requireNonNull(in, name).readAllBytes());
        }
    }

    private static final class Ends implements CharonListener {
        private final List<String> told = new ArrayList<>();

        @Override
        public void childEnded(ChildDetails last) {
            told.add(last.name());
        }

        @Override
        public void childUpDown(String ike, String child, boolean up) {}

        @Override
        public void ikeUpDown(String ike, boolean up) {}

        @Override
        public void rekeyed(String ike) {}

        @Override
        public void logLine(String ike, String line) {}

        @Override
        public void daemonDied() {}
    }
}
