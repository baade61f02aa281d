package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.culvert.agent.render.Samples;
import io.culvert.agent.render.peer.Peer;
import io.culvert.agent.render.peer.PeerFormat;
import io.culvert.agent.render.peer.Peers;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.TransformProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Libreswan's own checkers take what is rendered for it: its reader of files, and its parser of algorithms. The package
 * can't be installed beside strongSwan, so it is unpacked, by {@code ops/culvert test}. */
class LibreswanIT {
    private static final Path UNPACKED =
            Path.of("..", "target", "unpacked").toAbsolutePath().normalize();
    private static final Path TOOLS = UNPACKED.resolve("usr/libexec/ipsec");

    @TempDir
    private Path folder;

    @BeforeEach
    void libreswanIsHere() {
        assumeThat(Files.exists(TOOLS.resolve("addconn")))
                .as("no Libreswan here: its package could not be had, or 'ops/culvert test' was not what ran this")
                .isTrue();
    }

    static Stream<Samples> connections() {
        return Stream.of(
                Samples.PLAIN,
                Samples.PLAIN.with(IkeVersion.V1).with(Initiator.RESPONSE_ONLY),
                Samples.PLAIN.withIds("@east.example.org", "C=CH, O=Culvert, CN=west"),
                Samples.PLAIN.withIds("east@example.org", "a:b:key"),
                Samples.PLAIN.with(TransformProtocol.AH).with(EncapsulationMode.TRANSPORT));
    }

    @ParameterizedTest
    @MethodSource("connections")
    void readsTheFile(Samples sample) throws IOException {
        check(PeerFormat.LIBRESWAN.render(Peers.of(sample)).getFirst().text());
    }

    private void check(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("ipsec.conf"), text);
        Tool.Result result = libreswan("addconn", "--config", file.toString(), "--checkconfig");
        assertThat(result.output()).isEmpty();
        assertThat(result.isGood()).isTrue();
    }

    @Test
    void itsReaderRefusesWhatIsNoFileOfIts() throws IOException {
        Path file = Files.writeString(folder.resolve("ipsec.conf"), "conn x\n    leftfoot=1\n");
        assertThat(libreswan("addconn", "--config", file.toString(), "--checkconfig")
                        .output())
                .contains("leftfoot");
    }

    @ParameterizedTest
    @EnumSource
    void doesEveryCipherThatIsRendered(EncryptionAlgorithm cipher) {
        check(Samples.PLAIN.with(cipher));
    }

    @ParameterizedTest
    @EnumSource
    void doesEveryIntegrityAlgorithmThatIsRendered(AuthAlgorithm auth) {
        check(Samples.PLAIN.with(auth));
        check(Samples.PLAIN.with(auth).with(TransformProtocol.AH));
    }

    @ParameterizedTest
    @EnumSource
    void doesEveryGroupThatIsRendered(DhGroup group) {
        check(Samples.PLAIN.with(group));
    }

    private static void check(Samples sample) {
        for (String setting : List.of("ike", "phase2alg")) {
            algorithms(Peers.of(sample), setting).ifPresent(algorithms -> {
                String protocol =
                        setting.equals("ike") ? "ike" : sample.protocol().wireName();
                Tool.Result result = libreswan("algparse", "-v2", protocol + "=" + algorithms);
                assertThat(result.isGood()).as(result.output()).isTrue();
            });
        }
    }

    /** Empty if the connection is refused for want of an algorithm. */
    private static Optional<String> algorithms(Peer peer, String setting) {
        try {
            return PeerFormat.LIBRESWAN
                    .render(peer)
                    .getFirst()
                    .text()
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith(setting + "="))
                    .map(line -> line.substring(setting.length() + 1).replace("\"", ""))
                    .findFirst();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("libreswan can't do ");
            return Optional.empty();
        }
    }

    private static Tool.Result libreswan(String tool, String... arguments) {
        Stream<String> command = Stream.of(
                "env",
                "LD_LIBRARY_PATH=" + UNPACKED.resolve("usr/lib/x86_64-linux-gnu"),
                TOOLS.resolve(tool).toString());
        return Tool.run(Stream.concat(command, Stream.of(arguments)).toList());
    }
}
