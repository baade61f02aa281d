package io.culvert.embedded;

import java.nio.file.Path;
import java.util.Map;

/** The broker's settings: one small node, nobody's topic ever made by accident, nothing ever forgotten by age. */
final class BrokerSettings {
    static final int NODE = 1;

    private BrokerSettings() {}

    static Map<String, String> of(Path dir, int clientsPort, int controllerPort) {
        String clients = "CLIENTS://" + FreePort.LOOPBACK + ":" + clientsPort;
        String controller = "CONTROLLER://" + FreePort.LOOPBACK + ":" + controllerPort;
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", String.valueOf(NODE)),
                Map.entry("controller.quorum.voters", NODE + "@" + FreePort.LOOPBACK + ":" + controllerPort),
                Map.entry("listeners", clients + "," + controller),
                Map.entry("advertised.listeners", clients),
                Map.entry("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "CLIENTS"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("log.dirs", dir.toAbsolutePath().toString()),
                Map.entry("auto.create.topics.enable", "false"),
                // After a kill the broker waits for the session of its former self; the default of 9 s is for real
                // networks.
                Map.entry("broker.session.timeout.ms", "2000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("controlled.shutdown.enable", "false"),
                // Readers start at the first event, so no event may age out of a topic.
                Map.entry("log.retention.ms", "-1"),
                Map.entry("log.segment.bytes", "67108864"),
                Map.entry("log.index.size.max.bytes", "1048576"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("log.cleaner.threads", "1"),
                Map.entry("num.network.threads", "1"),
                Map.entry("num.io.threads", "2"),
                Map.entry("num.recovery.threads.per.data.dir", "2"),
                Map.entry("background.threads", "2"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"));
    }
}
