package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.render.ConnectionFile;
import io.culvert.agent.render.Samples;
import io.culvert.agent.render.peer.PeerFile;
import io.culvert.agent.render.peer.PeerFormat;
import io.culvert.agent.render.peer.Peers;
import io.culvert.agent.vici.Charon;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.Phase1Mode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered for the other side brings a tunnel up there, with a key put in its place. */
class UnmanagedPeerIT {
    private static final String NAME = Samples.EAST.toString();
    private static final String KEY = "a key for this run: 0sQUJD, #1 'x'";
    private static final Path STARTER = Path.of("/usr/lib/ipsec/starter");

    private static final Samples PLAIN = Samples.PLAIN.withIds("172.24.4.226", "172.24.4.233");
    private static final Samples NAMED = Samples.PLAIN
            .withIds("east.example.org", "C=CH, O=A \\ B, CN=west # 1")
            .with(EncryptionAlgorithm.AES_256_GCM_16)
            .with(DhGroup.GROUP31);
    /** Each of these characters means something to one of the readers on the way. */
    private static final Samples HOSTILE = Samples.PLAIN.withIds(
            "east{}#;$x'`:", "a = \\ { } # ; ${HOME} 'x' include /etc/passwd leftupdown=/bin/false \\n");

    private static final Samples OLD = PLAIN.with(IkeVersion.V1).with(Phase1Mode.MAIN);

    @TempDir
    private Path runDir;

    @TempDir
    private Path peerDir;

    private TwoSites sites;

    @BeforeEach
    void up() {
        sites = new TwoSites(runDir);
    }

    @AfterEach
    void down() {
        sites.close();
    }

    static Stream<Arguments> formatsAndConnections() {
        return Stream.of(PeerFormat.SWANCTL, PeerFormat.IPSEC_CONF)
                .flatMap(format -> Stream.of(PLAIN, NAMED, HOSTILE, OLD, OLD.with(Phase1Mode.AGGRESSIVE))
                        .map(sample -> Arguments.of(format, sample)));
    }

    @ParameterizedTest
    @MethodSource("formatsAndConnections")
    void takesATunnelFromCulvert(PeerFormat format, Samples sample) throws Exception {
        try (Charon east = load(sample);
                UnmanagedPeer west = peer(format, sample)) {
            Initiation.bringUp(east, NAME, child(sample));

            assertThat(sites.pings(3)).as(west.log()).isTrue();
            assertThat(east.ikeSas().getFirst().children().getFirst().packetsOut())
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("formatsAndConnections")
    void beginsIfCulvertOnlyResponds(PeerFormat format, Samples sample) throws Exception {
        Samples waiting = sample.with(Initiator.RESPONSE_ONLY);
        Heard heard = new Heard();
        try (Charon east = load(waiting, heard);
                UnmanagedPeer west = peer(format, waiting)) {
            heard.await("child " + child(waiting) + " up");
            assertThat(east.ikeSas().getFirst().initiator()).isFalse();
            west.saying("CHILD_SA culvert-");

            assertThat(sites.pings(3)).as(west.log()).isTrue();
        }
    }

    private UnmanagedPeer peer(PeerFormat format, Samples sample) throws Exception {
        List<PeerFile> files = format.render(Peers.of(ike(sample)));
        if (format == PeerFormat.SWANCTL) {
            return UnmanagedPeer.swanctl(sites.west, peerDir, files, KEY);
        }
        assumeThat(Files.exists(STARTER))
                .as("no starter here: it is in Debian's package strongswan-starter")
                .isTrue();
        return UnmanagedPeer.starter(sites.west, peerDir, files, KEY);
    }

    private Charon load(Samples sample) {
        return load(sample, new Heard());
    }

    private Charon load(Samples sample, Heard heard) {
        Charon charon = sites.host.startCharon(sites.east.router(), heard);
        charon.loadConnection(ConnectionFile.parse(ConnectionFile.render(ike(sample), NAME)));
        charon.loadSharedKey(
                "psk-" + NAME, KEY.getBytes(StandardCharsets.UTF_8), List.of(sample.localId(), sample.remoteId()));
        return charon;
    }

    private DesiredIke ike(Samples sample) {
        return sample.ike(Samples.EAST, sites.east.address(), sites.west.address(), sites.east.net(), sites.west.net());
    }

    private String child(Samples sample) {
        return ike(sample).children().getFirst().name();
    }
}
