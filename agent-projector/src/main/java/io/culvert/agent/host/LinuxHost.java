package io.culvert.agent.host;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.render.DaemonFile;
import io.culvert.agent.vici.Charon;
import io.culvert.agent.vici.CharonListener;
import io.culvert.agent.vici.CharonUnreachableException;
import io.culvert.agent.vici.IkeDetails;
import io.culvert.agent.vici.ViciCharon;
import io.culvert.agent.vici.ViciDetails;
import io.culvert.events.value.DataPlane;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.RouterId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This machine, with root's rights: iproute2, nftables or iptables, and strongSwan's charon-systemd. */
public final class LinuxHost implements Host {
    private static final Logger log = LoggerFactory.getLogger(LinuxHost.class);
    private static final long START_MILLIS = 10_000;

    private final Path runDir;
    private final String namespacePrefix;
    private final DataPlane dataPlane;
    private final PacketFilter packetFilter;
    private final Starts starts = new Starts();

    /** Probes the data plane and the packet filter.
     * @param runDir where the folders of the charons lie; short, since a socket's path has at most 107 octets
     * @param namespacePrefix before the router's id in the name of its namespace */
    public LinuxHost(Path runDir, String namespacePrefix) {
        this.runDir = runDir;
        this.namespacePrefix = namespacePrefix;
        this.dataPlane = DataPlaneProbe.probe();
        this.packetFilter = PacketFilterProbe.probe();
    }

    @Override
    public DataPlane dataPlane() {
        return dataPlane;
    }

    @Override
    public boolean namespaceExists(RouterId router) {
        return Namespaces.exists(namespace(router));
    }

    @Override
    public NamespaceWatch watchNamespaces(Runnable onChange) {
        return new PolledNamespaces(onChange).start();
    }

    @Override
    public Set<RouterId> charonHomes() {
        Set<RouterId> routers = new HashSet<>();
        if (!Files.isDirectory(runDir)) {
            return routers;
        }
        try (Stream<Path> dirs = Files.list(runDir)) {
            dirs.filter(Files::isDirectory)
                    .map(dir -> dir.getFileName().toString())
                    .filter(name -> name.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                    .forEach(name -> routers.add(RouterId.of(name)));
            return routers;
        } catch (IOException e) {
            throw new HostException("cannot list " + runDir, e);
        }
    }

    @Override
    public boolean hasCharonHome(RouterId router) {
        return home(router).exists();
    }

    @Override
    public Optional<Charon> attachCharon(RouterId router, CharonListener listener) {
        CharonHome home = home(router);
        String namespace = namespace(router);
        // A charon in a deleted namespace still answers, but there is nothing for it to do.
        boolean lives = Files.exists(home.socket())
                && CharonProcess.lately(home).stream().anyMatch(pid -> Namespaces.holds(namespace, pid));
        return lives ? connect(home, listener) : Optional.empty();
    }

    private static Optional<Charon> connect(CharonHome home, CharonListener listener) {
        if (!Files.exists(home.socket())) {
            return Optional.empty();
        }
        try {
            Charon charon = ViciCharon.connect(home.socket(), listener);
            try {
                // A socket is no sign of life: without a free thread charon listens and never answers.
                charon.version();
                return Optional.of(charon);
            } catch (CharonUnreachableException e) {
                charon.close();
                throw e;
            }
        } catch (CharonUnreachableException e) {
            log.debug("no charon answers at {}", home.socket(), e);
            return Optional.empty();
        }
    }

    @Override
    public Charon startCharon(RouterId router, CharonListener listener) {
        Optional<Charon> running = attachCharon(router, listener);
        if (running.isPresent()) {
            return running.get();
        }
        CharonHome home = home(router);
        String namespace = namespace(router);
        if (!Namespaces.exists(namespace)) {
            throw new HostException("there is no namespace " + namespace, null);
        }
        CharonProcess.stop(CharonProcess.lately(home));
        home.create();
        removeSocket(home);
        home.write(
                home.config(),
                DaemonFile.render(
                        dataPlane, home.socket().toString(), home.log().toString()));
        Charon charon = starts.inTurn(() -> {
            CharonProcess.start(home, namespace);
            return awaitAnswer(home, listener);
        });
        log.info("{}: charon {} started", namespace, charon.version());
        return charon;
    }

    private static Charon awaitAnswer(CharonHome home, CharonListener listener) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < START_MILLIS * 1_000_000) {
            Optional<Charon> charon = connect(home, listener);
            if (charon.isPresent()) {
                return charon.get();
            }
            Pause.millis(10);
        }
        CharonProcess.stop(CharonProcess.of(home));
        throw new HostException("charon does not answer after 10 seconds, see " + home.log(), null);
    }

    private static void removeSocket(CharonHome home) {
        try {
            Files.deleteIfExists(home.socket());
        } catch (IOException e) {
            throw new HostException("cannot remove the stale socket " + home.socket(), e);
        }
    }

    @Override
    public List<IkeDetails> sas(RouterId router, Instant now) {
        Path socket = home(router).socket();
        return Files.exists(socket) ? ViciDetails.look(socket, now) : List.of();
    }

    @Override
    public void stopCharon(RouterId router) {
        CharonHome home = home(router);
        CharonProcess.stop(CharonProcess.of(home));
        if (home.exists()) {
            home.delete();
            log.info("{}: charon stopped", namespace(router));
        }
    }

    @Override
    public Map<String, String> connectionFiles(RouterId router) {
        return home(router).connectionFiles();
    }

    @Override
    public void writeConnectionFile(RouterId router, String name, String text) {
        CharonHome home = home(router);
        home.create();
        home.write(home.connectionFile(name), text);
    }

    @Override
    public void removeConnectionFile(RouterId router, String name) {
        try {
            Files.deleteIfExists(home(router).connectionFile(name));
        } catch (IOException e) {
            throw new HostException("cannot remove the file of connection " + name, e);
        }
    }

    @Override
    public void applyGuard(RouterId router, Optional<List<TrafficPair>> before, List<TrafficPair> pairs) {
        before.ifPresentOrElse(
                known -> packetFilter.change(namespace(router), known, pairs),
                () -> packetFilter.apply(namespace(router), pairs));
    }

    @Override
    public String guardState(RouterId router, List<TrafficPair> pairs) {
        return packetFilter.state(namespace(router), pairs);
    }

    @Override
    public List<IpAddress> addressesOf(String name) {
        try {
            return Stream.of(InetAddress.getAllByName(name))
                    .map(found -> IpAddress.of(found.getHostAddress().replaceFirst("%.*", "")))
                    .toList();
        } catch (UnknownHostException e) {
            throw new HostException("'" + name + "' has no address", e);
        }
    }

    @Override
    public void forgetFlows(RouterId router, List<TrafficPair> pairs) {
        Flows.forget(namespace(router), pairs);
    }

    private String namespace(RouterId router) {
        return namespacePrefix + router;
    }

    private CharonHome home(RouterId router) {
        return CharonHome.of(runDir, router);
    }
}
