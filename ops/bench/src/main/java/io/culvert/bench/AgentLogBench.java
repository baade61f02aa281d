package io.culvert.bench;

import io.culvert.embedded.EmbeddedBroker;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.WireEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An agent on a long log of which one project in a hundred is its host's: how long from its start until it has caught up, and
 * what memory it takes, without a snapshot and with one. It has no lease and no namespaces, and so nothing else to do.
 */
final class AgentLogBench {
    private static final int EVENTS = Integer.getInteger("culvert.bench.agent-log-events", 1_000_000);
    private static final int PROJECTS = 100;
    private static final int CONNECTIONS = 100;
    private static final int RUNS = 5;
    private static final HostId HOST = new HostId("bench-host");
    private static final HostId OTHER = new HostId("host-1");

    private final Path folder;
    private final String bus;

    private AgentLogBench(Path folder, String bus) {
        this.folder = folder;
        this.bus = bus;
    }

    static void run() throws Exception {
        try (Folder folder = Folder.make();
                EmbeddedBroker broker = EmbeddedBroker.start(folder.path().resolve("kafka"), 0)) {
            long began = System.nanoTime();
            Events.send(broker.bootstrapServers(), events());
            Print.line("  %d events sent in %d s", EVENTS, (System.nanoTime() - began) / 1_000_000_000);
            AgentLogBench bench = new AgentLogBench(folder.path(), broker.bootstrapServers());
            Path snapshot = folder.path().resolve("agent/snapshot.json.gz");
            for (int i = 0; i < RUNS; i++) {
                Files.deleteIfExists(snapshot);
                bench.measure("without a snapshot", snapshot);
            }
            for (int i = 0; i < RUNS; i++) {
                bench.measure("with a snapshot", snapshot);
            }
        }
    }

    private static Stream<WireEvent> events() {
        List<Tenant> tenants = IntStream.range(0, PROJECTS)
                .mapToObj(i -> new Tenant(new ProjectId("project-" + i), CONNECTIONS, i, i == 0 ? HOST : OTHER))
                .toList();
        return IntStream.range(0, EVENTS)
                .mapToObj(i -> WireEvent.of(tenants.get(i % PROJECTS).next()).at(i + 1L));
    }

    private void measure(String what, Path snapshot) throws Exception {
        try (AgentProcess agent = start()) {
            long took = agent.await(() -> agent.said("caught up with 1 projects"));
            agent.await(() -> Files.exists(snapshot));
            Print.line(
                    "  %s: caught up after %d ms; resident %d MiB then, %d MiB at most; live in its heap %d MiB",
                    what,
                    took,
                    agent.jvm().residentKiB() / 1024,
                    agent.jvm().mostResidentKiB() / 1024,
                    agent.jvm().liveHeapKiB() / 1024);
        }
    }

    private AgentProcess start() throws IOException {
        return AgentProcess.start(
                folder.resolve("agent.log"),
                Map.of(
                        "agent.host-id", HOST.value(),
                        "agent.state-dir", folder.resolve("agent").toString(),
                        "agent.run-dir", folder.resolve("run").toString(),
                        "agent.hosts-url", "https://127.0.0.1:1",
                        "kafka.bootstrap-servers", bus));
    }
}
