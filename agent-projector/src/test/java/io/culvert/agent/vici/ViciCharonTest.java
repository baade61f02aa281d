package io.culvert.agent.vici;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.agent.section.Section;
import io.culvert.events.value.ReasonCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViciCharonTest implements CharonListener {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @TempDir
    private Path dir;

    @Test
    void toleratesAnEventThatCharonDoesNotHave() throws IOException {
        try (ScriptedCharon server = charon();
                ViciCharon charon = ViciCharon.connect(socket(), this)) {
            assertThat(server).isNotNull();
            assertThat(charon.version()).isEqualTo("5.9.8");
        }
    }

    @Test
    void readsAnEventWithoutUpAsDown() throws Exception {
        try (ScriptedCharon server = charon();
                ViciCharon charon = ViciCharon.connect(socket(), this)) {
            assertThat(charon.version()).isNotEmpty();
            Section child = Section.EMPTY.with("name", "c").with("uniqueid", "7");
            Section ike = Section.EMPTY.with(
                    "east", Section.EMPTY.with("uniqueid", "1").with("child-sas", Section.EMPTY.with("c-7", child)));
            server.tell(event("child-updown", Section.EMPTY.with("up", "yes").with("east", ike.section("east"))));
            assertThat(next()).isEqualTo("east c true");
            server.tell(event("child-updown", ike));
            assertThat(next()).isEqualTo("east c false");
            server.tell(event("ike-updown", ike));
            assertThat(next()).isEqualTo("east false");
            server.tell(event("child-rekey", Section.EMPTY.with("east", Section.EMPTY.with("old", child))));
            assertThat(next()).isEqualTo("east rekeyed");
            server.tell(event("log", Section.EMPTY.with("msg", "of nobody")));
            server.tell(event("log", Section.EMPTY.with("ikesa-name", "east").with("msg", "a line")));
            assertThat(next()).isEqualTo("east: a line");
        }
    }

    @Test
    void tellsOnceThatTheDaemonDied() throws Exception {
        ScriptedCharon server = charon();
        try (ViciCharon charon = ViciCharon.connect(socket(), this)) {
            server.close();
            assertThat(next()).isEqualTo("died");
            assertThatThrownBy(charon::version).isInstanceOf(CharonUnreachableException.class);
        }
        assertThat(told).isEmpty();
    }

    @Test
    void saysNothingAfterItWasClosed() throws Exception {
        ScriptedCharon server = charon();
        ViciCharon.connect(socket(), this).close();
        server.close();
        assertThat(told.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void refusesWithCharonsWords() throws IOException {
        try (ScriptedCharon server = charon();
                ViciCharon charon = ViciCharon.connect(socket(), this)) {
            assertThat(server).isNotNull();
            assertThatThrownBy(() -> charon.loadConnection(Section.EMPTY.with("x", Section.EMPTY)))
                    .isInstanceOfSatisfying(
                            CharonRefusedException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(ReasonCode.REJECTED_CONFIG))
                    .hasMessage("unknown option: nonsense, config discarded");
            // Unloading what is not there is no failure.
            charon.unloadConnection("x");
        }
    }

    @Test
    void opensANewConnectionAfterOneThatSpokeNonsense() throws IOException {
        try (ScriptedCharon server = charon();
                ViciCharon charon = ViciCharon.connect(socket(), this)) {
            assertThat(server).isNotNull();
            assertThatThrownBy(charon::connections).isInstanceOf(CharonUnreachableException.class);
            assertThat(charon.version()).isEqualTo("5.9.8");
        }
    }

    @Test
    void refusesAKeyThatWouldMatchEveryPeerAndNeverNamesAKey() throws IOException {
        try (ScriptedCharon server = charon();
                ViciCharon charon = ViciCharon.connect(socket(), this)) {
            assertThat(server).isNotNull();
            byte[] key = "s3cret".repeat(20_000).getBytes(StandardCharsets.UTF_8);
            assertThatIllegalArgumentException().isThrownBy(() -> charon.loadSharedKey("id", key, List.of()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> charon.loadSharedKey("id", key, List.of("a")))
                    .withMessageNotContaining("s3cret");
        }
    }

    @Test
    void saysThatNobodyAnswersWhereNothingListens() {
        assertThatThrownBy(() -> ViciCharon.connect(socket(), this)).isInstanceOf(CharonUnreachableException.class);
    }

    private ScriptedCharon charon() throws IOException {
        return new ScriptedCharon(socket(), ViciCharonTest::answer);
    }

    private static List<byte[]> answer(Packet packet) {
        Section refusal =
                Section.EMPTY.with("success", "no").with("errmsg", "unknown option: nonsense, config discarded");
        return switch (packet.type()) {
            case EVENT_REGISTER ->
                List.of(frame(packet.name().equals("log") ? Packet.Type.EVENT_CONFIRM : Packet.Type.EVENT_UNKNOWN));
            case CMD_REQUEST ->
                switch (packet.name()) {
                    case "version" -> List.of(response(Section.EMPTY.with("version", "5.9.8")));
                    // A length that no packet has.
                    case "get-conns" -> List.of(new byte[] {127, 0, 0, 0});
                    default -> List.of(response(refusal));
                };
            default -> List.of(frame(Packet.Type.EVENT_CONFIRM));
        };
    }

    private static byte[] response(Section section) {
        return Packet.frame(Packet.Type.CMD_RESPONSE, "", MessageWriter.write(section));
    }

    private static byte[] frame(Packet.Type type) {
        return Packet.frame(type, "", new byte[0]);
    }

    private static byte[] event(String name, Section section) {
        return Packet.frame(Packet.Type.EVENT, name, MessageWriter.write(section));
    }

    private Path socket() {
        return dir.resolve("vici");
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(20, TimeUnit.SECONDS));
    }

    @Override
    public void childUpDown(String ike, String child, boolean up) {
        told.add(ike + " " + child + " " + up);
    }

    @Override
    public void ikeUpDown(String ike, boolean up) {
        told.add(ike + " " + up);
    }

    @Override
    public void rekeyed(String ike) {
        told.add(ike + " rekeyed");
    }

    @Override
    public void logLine(String ike, String line) {
        told.add(ike + ": " + line);
    }

    @Override
    public void daemonDied() {
        told.add("died");
    }
}
