package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.host.TwoSites.Site;
import io.culvert.agent.render.peer.PeerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A charon that Culvert does not manage, in the place of one site's router, with the files that were rendered for it. */
final class UnmanagedPeer implements AutoCloseable {
    private static final String PLACE_OF_KEY = "REPLACE-WITH-THE-PRE-SHARED-KEY";

    private final Path folder;
    private final Process process;

    private UnmanagedPeer(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** As a person would: swanctl loads the file, with the key in its place. */
    static UnmanagedPeer swanctl(Site site, Path folder, List<PeerFile> files, String key) throws Exception {
        Path file = write(folder, files.getFirst(), key);
        Path conf = conf(folder, "vici");
        Path socket = folder.resolve("charon.vici");
        UnmanagedPeer peer = start(site, folder, List.of("env", "STRONGSWAN_CONF=" + conf, "/usr/sbin/charon-systemd"));
        peer.awaits(() -> Files.exists(socket));
        TwoSites.run("swanctl --load-all --file " + file + " --uri unix://" + socket);
        return peer;
    }

    /** By the starter, whose paths are compiled in: it sees our folder in the place of /run, and our files in /etc. */
    static UnmanagedPeer starter(Site site, Path folder, List<PeerFile> files, String key) throws Exception {
        for (PeerFile file : files) {
            write(folder, file, key);
        }
        Path conf = conf(folder, "stroke");
        Path run = Files.createDirectory(folder.resolve("run"));
        String script = "mount --make-rprivate / && mount --bind %1$s/ipsec.conf /etc/ipsec.conf".formatted(folder)
                + " && mount --bind %1$s/ipsec.secrets /etc/ipsec.secrets && mount --bind %2$s /run"
                        .formatted(folder, run)
                + " && STRONGSWAN_CONF=%s exec /usr/lib/ipsec/starter --daemon charon --nofork".formatted(conf);
        UnmanagedPeer peer = start(site, folder, List.of("unshare", "--mount", "sh", "-c", script));
        peer.awaits(() -> peer.log().contains("added configuration"));
        return peer;
    }

    private static UnmanagedPeer start(Site site, Path folder, List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(Namespaces.within(site.namespace(), command));
        Process process = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        return new UnmanagedPeer(folder, process);
    }

    private static Path write(Path folder, PeerFile file, String key) throws IOException {
        String text = file.text().replace(PLACE_OF_KEY, key);
        assertThat(file.text()).doesNotContain(key);
        return Files.writeString(folder.resolve(file.name()), text);
    }

    /** Of a charon on a kernel without ESP, as an administrator might have it. */
    private static Path conf(Path folder, String control) throws IOException {
        return Files.writeString(folder.resolve("strongswan.conf"), """
                charon {
                    load_modular = no
                    load = random nonce aes sha1 sha2 hmac kdf gmp gcm curve25519 openssl kernel-libipsec kernel-netlink socket-default %2$s
                    i_dont_care_about_security_and_use_aggressive_mode_psk = yes
                    plugins {
                        vici {
                            socket = unix://%1$s/charon.vici
                        }
                    }
                    filelog {
                        peer {
                            path = %1$s/charon.log
                            flush_line = yes
                            default = 1
                        }
                    }
                }
                """.formatted(folder, control));
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void awaits(Condition condition) throws Exception {
        for (int i = 0; i < 200 && !condition.holds(); i++) {
            assertThat(process.isAlive())
                    .as("the peer runs: %s%s", out(), log())
                    .isTrue();
            Thread.sleep(50);
        }
        assertThat(condition.holds())
                .as("the peer is ready: %s%s", out(), log())
                .isTrue();
    }

    /** Waits until charon has said that. */
    void saying(String text) throws Exception {
        awaits(() -> log().contains(text));
    }

    private String out() throws IOException {
        return Files.readString(folder.resolve("out"));
    }

    String log() throws IOException {
        Path log = folder.resolve("charon.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
