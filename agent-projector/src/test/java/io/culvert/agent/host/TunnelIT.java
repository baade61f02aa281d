package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.host.TwoSites.Site;
import io.culvert.agent.identity.TestAuthority;
import io.culvert.agent.render.CharonAlgorithms;
import io.culvert.agent.render.ConnectionFile;
import io.culvert.agent.render.Proof;
import io.culvert.agent.render.Samples;
import io.culvert.agent.vici.Charon;
import io.culvert.agent.vici.CharonListener;
import io.culvert.agent.vici.CharonRefusedException;
import io.culvert.agent.vici.CharonUnreachableException;
import io.culvert.agent.vici.IkeSa;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.ReasonCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two real charons, one in each router's namespace, driven only through {@link Host} and {@link Charon}. */
class TunnelIT {
    private static final String NAME = Samples.EAST.toString();
    private static final String KEY_ID = "psk-" + NAME;

    @TempDir
    private Path runDir;

    private TwoSites sites;

    private final Heard eastHeard = new Heard();
    private final Heard westHeard = new Heard();

    @BeforeEach
    void up() {
        sites = new TwoSites(runDir);
    }

    @AfterEach
    void down() {
        sites.close();
    }

    @Test
    void aTunnelComesUpIsToldOfCarriesTrafficAndGoes() throws Exception {
        try (Charon east = start(sites.east, eastHeard);
                Charon west = start(sites.west, westHeard)) {
            load(east, sites.east, "the same key");
            load(west, sites.west, "the same key");
            assertThat(east.connections()).containsExactly(NAME);
            assertThat(east.sharedKeys()).containsExactly(KEY_ID);

            east.initiate(NAME, childOf(sites.east));
            eastHeard.await("child " + childOf(sites.east) + " up");
            westHeard.await("child " + childOf(sites.west) + " up");
            assertThat(sites.pings(3)).isTrue();
            IkeSa sa = east.ikeSas().getFirst();
            assertThat(sa.isEstablished()).isTrue();
            assertThat(sa.initiator()).isTrue();
            assertThat(sa.remoteHost()).isEqualTo(sites.west.address());
            assertThat(sa.children().getFirst().isInstalled()).isTrue();
            assertThat(sa.children().getFirst().packetsOut()).isEqualTo(3);

            east.unloadConnection(NAME);
            east.terminateIkeByName(NAME);
            eastHeard.await("child " + childOf(sites.east) + " down");
            westHeard.await("child " + childOf(sites.west) + " down");
            assertThat(east.ikeSas()).isEmpty();
            assertThat(east.connections()).isEmpty();
        }
    }

    @Test
    void aCharonTellsWhichAlgorithmsItHas() {
        try (Charon east = start(sites.east, eastHeard)) {
            assertThat(CharonAlgorithms.of(east.algorithms()).orElseThrow().lacking())
                    .doesNotContain("encryption_algorithm aes-256", "auth_algorithm sha256", "pfs group14");
        }
    }

    @Test
    void undoingWhatIsNotThereIsHarmless() {
        try (Charon east = start(sites.east, eastHeard)) {
            east.terminateIkeByName(NAME);
            east.terminateIke(4711);
            east.terminateChild(4711);
            east.unloadConnection(NAME);
            east.unloadSharedKey(KEY_ID);
            assertThat(east.sharedKeys()).isEmpty();
        }
    }

    @Test
    void aWrongKeyIsCalledThat() throws Exception {
        try (Charon east = start(sites.east, eastHeard);
                Charon west = start(sites.west, westHeard)) {
            load(east, sites.east, "one key");
            load(west, sites.west, "another key");

            east.initiate(NAME, childOf(sites.east));
            assertThat(eastHeard.awaitReason()).isEqualTo(ReasonCode.AUTHENTICATION_FAILED);
        }
    }

    @Test
    void certificatesBringUpATunnelBesideOneOfAKeyAndNoOtherConnectionsAuthorityLetsAPeerIn() throws Exception {
        TestAuthority eastern = new TestAuthority("CN=eastern");
        TestAuthority western = new TestAuthority("CN=western");
        TestAuthority third = new TestAuthority("CN=third");
        String other = "aaaaaaaa-0000-4000-8000-000000000002";
        try (Charon east = start(sites.east, eastHeard);
                Charon west = start(sites.west, westHeard)) {
            certify(east, sites.east, "third.example", other, Proof.of(eastern, "east.example", third));
            Proof ours = Proof.of(eastern, "east.example", western);
            String child = certify(east, sites.east, "west.example", NAME, ours);
            assertThat(east.privateKeys()).contains(ours.keyId()).hasSize(2);

            Proof forged = Proof.of(third, "west.example", eastern);
            west.initiate(NAME, certify(west, sites.west, "east.example", NAME, forged));
            assertThat(westHeard.awaitReason()).isEqualTo(ReasonCode.AUTHENTICATION_FAILED);

            TestAuthority between = western.under("CN=between");
            Proof chained = Proof.of(between, "west.example", eastern).with(between);
            certify(west, sites.west, "east.example", NAME, chained);
            east.initiate(NAME, child);
            eastHeard.await("child " + child + " up");
            assertThat(sites.pings(3)).isTrue();

            keyed(east, sites.east, "10.11.0.0/24", "10.12.0.0/24");
            keyed(west, sites.west, "10.12.0.0/24", "10.11.0.0/24");
            east.initiate("keyed", "keyed");
            eastHeard.await("child keyed up");
            assertThat(east.ikeSas()).hasSize(2);

            east.unloadPrivateKey(ours.keyId());
            assertThat(east.privateKeys()).doesNotContain(ours.keyId()).hasSize(1);
            assertThatThrownBy(() -> east.loadPrivateKey("0".repeat(40), ours.key()))
                    .isInstanceOf(CharonRefusedException.class)
                    .hasMessageContaining("not that of the certificate");
            assertThat(east.privateKeys()).hasSize(1);
        }
    }

    /** The name of its child. */
    private String certify(Charon charon, Site site, String peer, String name, Proof proof) {
        Site to = sites.peerOf(site);
        DesiredIke ike = Samples.PLAIN
                .withIds(proof.certificates().own().identities().getLast(), peer)
                .with(proof.certificates())
                .ike(Samples.EAST, site.address(), to.address(), site.net(), to.net());
        charon.loadPrivateKey(proof.keyId(), proof.key());
        charon.loadConnection(ConnectionFile.parse(ConnectionFile.render(ike, name)));
        return ike.children().getFirst().name();
    }

    private void keyed(Charon charon, Site site, String local, String remote) {
        TwoSites.ip("-n " + site.namespace() + " addr add " + local.replace(".0/24", ".1/32") + " dev lo");
        Site to = sites.peerOf(site);
        DesiredIke ike = Samples.PLAIN
                .withIds(site.address(), to.address())
                .ike(Samples.EAST, site.address(), to.address(), local, remote);
        String file = ConnectionFile.render(ike, "keyed")
                .replace(ike.children().getFirst().name(), "keyed");
        charon.loadConnection(ConnectionFile.parse(file));
        charon.loadSharedKey(KEY_ID, "key".getBytes(StandardCharsets.UTF_8), List.of(site.address(), to.address()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "east.example | west@example.org",
                "C=CH, O=Culvert, CN=east | 172.24.4.233",
                "@east | keyid:west-7"
            })
    void identitiesOfAnyTwoKindsMeet(String one, String other) throws Exception {
        try (Charon east = start(sites.east, eastHeard);
                Charon west = start(sites.west, westHeard)) {
            identify(east, sites.east, one, other);
            identify(west, sites.west, other, one);
            east.initiate(NAME, childOf(sites.east));
            eastHeard.await("child " + childOf(sites.east) + " up");
        }
    }

    private void identify(Charon charon, Site site, String own, String peers) {
        Site to = sites.peerOf(site);
        DesiredIke ike =
                Samples.PLAIN.withIds(own, peers).ike(Samples.EAST, site.address(), to.address(), site.net(), to.net());
        charon.loadConnection(ConnectionFile.parse(ConnectionFile.render(ike, NAME)));
        charon.loadSharedKey(KEY_ID, "key".getBytes(StandardCharsets.UTF_8), List.of(own, peers));
    }

    @Test
    void aSilentPeerIsCalledUnreachableAndSilentPeersKeepNobodyElseWaiting() throws Exception {
        try (Charon east = start(sites.east, eastHeard)) {
            load(east, sites.east, "key");
            // Charon has 16 threads, and a few of them for VICI.
            for (int i = 0; i < 40; i++) {
                east.initiate(NAME, childOf(sites.east));
            }
            assertThat(east.connections()).containsExactly(NAME);
            assertThat(east.ikeSas(NAME)).allMatch(IkeSa::isConnecting).isNotEmpty();
            assertThat(east.ikeSas("another")).isEmpty();
            assertThat(eastHeard.awaitReason()).isEqualTo(ReasonCode.PEER_UNREACHABLE);
        }
    }

    @Test
    void whatCharonDoesNotHoldIsNotBegun() {
        try (Charon east = start(sites.east, eastHeard)) {
            assertThatThrownBy(() -> east.initiate(NAME, "nothing"))
                    .isInstanceOf(CharonRefusedException.class)
                    .hasMessageContaining("nothing");
        }
    }

    @Test
    void aTunnelToAPeerThatIsGoneIsClosedWithoutWaitingForIt() throws Exception {
        try (Charon east = start(sites.east, eastHeard);
                Charon west = start(sites.west, westHeard)) {
            load(east, sites.east, "key");
            load(west, sites.west, "key");
            east.initiate(NAME, childOf(sites.east));
            eastHeard.await("child " + childOf(sites.east) + " up");
            kill(sites.west);
            westHeard.await("died");

            east.unloadConnection(NAME);
            east.terminateIkeByName(NAME);
            assertThat(east.ikeSas()).isEmpty();
        }
    }

    private void kill(Site site) {
        CharonProcess.of(home(site)).forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    @Test
    void aCharonThatIsKilledIsMissedAndStartsAgain() throws Exception {
        Charon east = start(sites.east, eastHeard);
        kill(sites.east);

        eastHeard.await("died");
        assertThatThrownBy(east::version).isInstanceOf(CharonUnreachableException.class);
        assertThat(sites.host.attachCharon(sites.east.router(), new Heard())).isEmpty();
        try (Charon again = start(sites.east, new Heard())) {
            assertThat(again.connections()).isEmpty();
        }
        east.close();
    }

    @Test
    void aCharonIsFoundAgainWithWhatItHolds() {
        try (Charon first = start(sites.east, eastHeard)) {
            load(first, sites.east, "key");
        }
        try (Charon second =
                sites.host.attachCharon(sites.east.router(), new Heard()).orElseThrow()) {
            assertThat(second.connections()).containsExactly(NAME);
        }
        List<Long> pids = CharonProcess.of(home(sites.east));
        start(sites.east, new Heard()).close();
        assertThat(CharonProcess.of(home(sites.east))).isEqualTo(pids).hasSize(1);
        assertThat(sites.host.charonHomes()).containsExactly(sites.east.router());

        sites.host.stopCharon(sites.east.router());
        sites.host.stopCharon(sites.east.router());
        assertThat(CharonProcess.of(home(sites.east))).isEmpty();
        assertThat(sites.host.charonHomes()).isEmpty();
    }

    @Test
    void aCharonOutlivesThisProcessAndLeavesNoCore() throws Exception {
        start(sites.east, eastHeard).close();
        ProcessHandle charon =
                ProcessHandle.of(CharonProcess.of(home(sites.east)).getFirst()).orElseThrow();
        Path proc = Path.of("/proc/" + charon.pid());

        assertThat(ProcessHandle.current().descendants()).doesNotContain(charon);
        // The session it leads or is in: field 6 of proc(5), stat.
        assertThat(session(charon.pid()))
                .isNotEqualTo(session(ProcessHandle.current().pid()));
        for (String out : List.of("0", "1", "2")) {
            assertThat(Files.readSymbolicLink(proc.resolve("fd/" + out))).hasToString("/dev/null");
        }
        assertThat(Files.readString(proc.resolve("limits"))).containsPattern("Max core file size +0 +0");
    }

    private static String session(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return List.of(stat.substring(stat.lastIndexOf(')')).split(" ")).get(4);
    }

    @Test
    void aCharonOfADeletedNamespaceIsNotTakenForTheRoutersOwn() {
        start(sites.east, eastHeard).close();
        TwoSites.ip("netns delete " + sites.east.namespace());
        assertThat(sites.host.namespaceExists(sites.east.router())).isFalse();
        TwoSites.ip("netns add " + sites.east.namespace());

        assertThat(sites.host.attachCharon(sites.east.router(), new Heard())).isEmpty();
        start(sites.east, new Heard()).close();
        assertThat(CharonProcess.of(home(sites.east))).hasSize(1);
    }

    @Test
    void onlyRootReachesTheSocketAndNoFileHoldsTheKey() throws Exception {
        try (Charon east = start(sites.east, eastHeard)) {
            load(east, sites.east, "a very secret key");
            Path dir = home(sites.east).dir();
            assertThat(Files.getPosixFilePermissions(dir)).hasSize(3);
            assertThat(TwoSites.run("find " + dir + " -type f")).contains("charon.log", "strongswan.conf", NAME);
            assertThat(Tool.run(List.of("grep", "-r", "very secret", dir.toString()))
                            .isGood())
                    .isFalse();
        }
    }

    @Test
    void theGuardExemptsTunnelTrafficFromTranslationAndStopsClearText() throws Exception {
        List<TrafficPair> pairs = List.of(new TrafficPair(Cidr.of(sites.east.net()), Cidr.of(sites.west.net()), 1280));
        nft(translation());
        try (Charon east = start(sites.east, eastHeard);
                Charon west = start(sites.west, westHeard)) {
            assertThat(sites.pings(2)).as("no tunnel, no guard").isTrue();
            load(east, sites.east, "key");
            load(west, sites.west, "key");
            east.initiate(NAME, childOf(sites.east));
            eastHeard.await("child " + childOf(sites.east) + " up");
            assertThat(sites.pings(2)).as("translated").isFalse();

            sites.host.applyGuard(sites.east.router(), Optional.empty(), pairs);
            sites.host.applyGuard(sites.east.router(), Optional.empty(), pairs);
            sites.host.forgetFlows(sites.east.router(), pairs);
            assertThat(sites.pings(3)).as("exempt").isTrue();
            assertThat(Segments.arrive(sites, sites.east, 1240)).as("from East").isTrue();
            assertThat(Segments.arrive(sites, sites.west, 1240)).as("from West").isTrue();

            east.unloadConnection(NAME);
            east.terminateIkeByName(NAME);
            assertThat(sites.pings(2)).as("in clear").isFalse();

            sites.host.applyGuard(sites.east.router(), Optional.empty(), List.of());
            assertThat(TwoSites.within(sites.east.namespace(), "nft list tables"))
                    .isEqualTo("table ip router");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"guard-none.nft", "guard-both-families.nft", "guard-overlapping.nft", "guard-segments.nft"})
    void nftTakesEveryApprovedGuardAlsoTwice(String file) throws Exception {
        String script = Files.readString(Path.of("src/test/resources/io/culvert/agent/render", file));
        nft(script);
        nft(script);
        assertThatThrownBy(() -> nft("nonsense"))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("nonsense");
    }

    private void nft(String script) {
        Tool.mustRun(Namespaces.within(sites.east.namespace(), Nftables.COMMAND), script);
    }

    @Test
    void aGuardThatChangesLittleIsAsOneThatIsMadeAnew() {
        List<TrafficPair> before =
                List.of(pair("10.2.0.0/24", 1500), pair("10.3.0.0/24", 1400), pair("10.5.0.0/24", 1500));
        List<TrafficPair> after =
                List.of(pair("10.3.0.0/24", 1400), pair("10.5.0.0/24", 1400), pair("10.4.0.0/16", 1500));
        sites.host.applyGuard(sites.east.router(), Optional.empty(), after);
        String anew = rules();
        sites.host.applyGuard(sites.east.router(), Optional.empty(), before);
        sites.host.applyGuard(sites.east.router(), Optional.of(before), after);
        assertThat(rules()).isEqualTo(anew);

        String state = sites.host.guardState(sites.east.router(), after);
        assertThat(sites.host.guardState(sites.east.router(), after))
                .contains("10.4.0.0/16")
                .isEqualTo(state);
        TwoSites.within(sites.east.namespace(), "nft delete table ip culvert");
        assertThat(sites.host.guardState(sites.east.router(), after)).isNotEqualTo(state);
        sites.host.applyGuard(sites.east.router(), Optional.of(before), after);
        assertThat(rules()).as("after somebody took it away").isEqualTo(anew);
    }

    private static TrafficPair pair(String remote, int mtu) {
        return new TrafficPair(Cidr.of("10.1.0.0/24"), Cidr.of(remote), mtu);
    }

    private String rules() {
        return TwoSites.within(sites.east.namespace(), "nft list ruleset");
    }

    @Test
    void peersNamesAreLookedUpByTheHost() {
        assertThat(sites.host.addressesOf("localhost")).contains(IpAddress.of("127.0.0.1"));
        assertThatThrownBy(() -> sites.host.addressesOf("nobody.invalid"))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("nobody.invalid");
    }

    @Test
    void namespacesThatComeAndGoAreTold() throws Exception {
        Semaphore told = new Semaphore(0);
        try (NamespaceWatch watch = sites.host.watchNamespaces(told::release)) {
            assertThat(watch).isNotNull();
            TwoSites.ip("netns delete " + sites.west.namespace());
            assertThat(told.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            assertThat(sites.host.namespaceExists(sites.west.router())).isFalse();
            TwoSites.ip("netns add " + sites.west.namespace());
            assertThat(told.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            assertThat(sites.host.namespaceExists(sites.west.router())).isTrue();
        }
    }

    private static String translation() {
        return """
                table ip router {
                    chain post {
                        type nat hook postrouting priority srcnat; policy accept;
                        ip saddr 10.1.0.0/24 oifname != "qr-*" snat to 172.24.4.226
                    }
                }
                """;
    }

    private String childOf(Site site) {
        return sites.ike(Samples.PLAIN, site).children().getFirst().name();
    }

    private Charon start(Site site, CharonListener listener) {
        Charon charon = sites.host.startCharon(site.router(), listener);
        assertThat(charon.version()).startsWith("5.");
        return charon;
    }

    private CharonHome home(Site site) {
        return CharonHome.of(runDir, site.router());
    }

    private void load(Charon charon, Site site, String key) {
        String file = ConnectionFile.render(sites.ike(Samples.PLAIN, site), NAME);
        sites.host.writeConnectionFile(site.router(), NAME, file);
        assertThat(sites.host.connectionFiles(site.router())).containsEntry(NAME, file);
        charon.loadConnection(ConnectionFile.parse(file));
        charon.loadSharedKey(
                KEY_ID,
                key.getBytes(StandardCharsets.UTF_8),
                List.of(site.address(), sites.peerOf(site).address()));
    }
}
