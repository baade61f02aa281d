package io.culvert.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many routers of one host, by twos on a wire, each in a project of its own: how long from the agent's start until each has a
 * charon with its tunnel up, and what memory each charon takes.
 */
final class NamespacesBench {
    private static final int PAIRS = Integer.getInteger("culvert.bench.namespaces", 200) / 2;
    private static final int RUNS = 5;
    private static final String HOST = "bench-host";
    private static final String EAST = "172.24.4.10";
    private static final String WEST = "172.24.4.20";
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final Path folder;
    private final String api;
    private final Charons charons;
    private final List<String> routers = new ArrayList<>();
    private final List<RouterNamespace> namespaces = new ArrayList<>();

    private NamespacesBench(Path folder, String api) {
        this.folder = folder;
        this.api = api;
        this.charons = new Charons(folder.resolve("run"));
    }

    static void run() throws Exception {
        try (Folder folder = Folder.make();
                CulvertProcess culvert = CulvertProcess.start(
                        folder.path(),
                        List.of(
                                "--culvert.agent.enabled=false",
                                "--culvert.hosts.port=0",
                                "--culvert.psk.strength=off"))) {
            NamespacesBench bench = new NamespacesBench(folder.path(), culvert.api());
            try {
                bench.create();
                for (int i = 0; i < RUNS; i++) {
                    bench.measure();
                }
            } finally {
                bench.charons.kill();
                for (RouterNamespace each : bench.namespaces) {
                    each.close();
                }
            }
        }
    }

    /** The agent is there, so that the routers are bound to it; their namespaces come when it has gone. */
    private void create() throws IOException {
        Matcher token = TOKEN.matcher(new ApiClient(api, "operator:admin")
                .call("POST", "/operator/hosts/" + HOST + "/invitation?minutes=60", "", 201));
        if (!token.find()) {
            throw new IllegalStateException("no token to enrol with");
        }
        Files.createDirectories(folder.resolve("agent"));
        Files.writeString(folder.resolve("agent/enrolment-token"), token.group(1));
        try (AgentProcess agent = start()) {
            agent.await(() -> new ApiClient(api, "operator:admin")
                    .call("GET", "/operator/hosts", "", 200)
                    .contains("\"taken\":false"));
            for (int i = 0; i < PAIRS; i++) {
                String east = router("east-" + i, EAST, "10.1.0.0/24", WEST, "10.2.0.0/24", "");
                String west = router(
                        "west-" + i, WEST, "10.2.0.0/24", EAST, "10.1.0.0/24", ", \"initiator\": \"response-only\"");
                routers.addAll(List.of(east, west));
            }
        }
        for (int i = 0; i < routers.size(); i += 2) {
            link(routers.get(i), routers.get(i + 1));
        }
    }

    private String router(
            String project, String own, String inside, String peer, String peerInside, String ofConnections) {
        ApiTenant tenant = new ApiTenant(api, project, ofConnections, own, inside);
        tenant.connect(List.of("\"peer_id\": \"" + peer + "\", \"peer_address\": \"" + peer + "\", \"peer_cidrs\": [\""
                + peerInside + "\"], \"psk\": \"correct horse battery staple\""));
        return tenant.router();
    }

    private void link(String eastRouter, String westRouter) throws IOException {
        RouterNamespace east = RouterNamespace.of(eastRouter);
        namespaces.add(east);
        RouterNamespace west = RouterNamespace.of(westRouter);
        namespaces.add(west);
        east.within("addr", "add", "10.1.0.1/24", "dev", "lo");
        west.within("addr", "add", "10.2.0.1/24", "dev", "lo");
        east.wireTo(west, EAST, WEST);
    }

    private void measure() throws IOException {
        charons.kill();
        Deque<String> down = new ArrayDeque<>(routers);
        try (AgentProcess agent = start()) {
            // One charon is asked at a time: to ask all of them again and again keeps the cores from the agent.
            long took = agent.await(() -> {
                while (!down.isEmpty() && charons.isUp(down.peek())) {
                    down.remove();
                }
                return down.isEmpty();
            });
            List<Long> memory = charons.proportionalKiB();
            Print.line(
                    "  %d tunnels of %d charons up, %d ms from the agent's start; each charon %.1f MiB (at most %.1f); the"
                            + " agent's JVM %d MiB",
                    routers.size() / 2,
                    memory.size(),
                    took,
                    memory.get(memory.size() / 2) / 1024.0,
                    Collections.max(memory) / 1024.0,
                    agent.jvm().residentKiB() / 1024);
        }
    }

    private AgentProcess start() throws IOException {
        return AgentProcess.start(
                folder.resolve("agent.log"),
                Map.of(
                        "agent.host-id", HOST,
                        "agent.state-dir", folder.resolve("agent").toString(),
                        "agent.run-dir", folder.resolve("run").toString(),
                        "agent.hosts-url",
                                CulvertProcess.endpoint(folder, "hosts").orElseThrow(),
                        "kafka.bootstrap-servers",
                                CulvertProcess.endpoint(folder, "kafka").orElseThrow()));
    }
}
