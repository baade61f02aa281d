package io.culvert.bench;

import io.culvert.bench.ApiTenant.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a change costs on its way from the API's answer into charon, in a namespace that holds many connections already.
 * These wait for their peers, so that it is loading alone that is measured; the clock is that of the connection's file,
 * which the agent writes after charon has taken it.
 */
final class AgentBench {
    private static final int CONNECTIONS = Integer.getInteger("culvert.bench.agent-connections", 1_000);
    private static final int PER_SECOND = 20;
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("culvert.bench.agent-seconds", 30));
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String QUIET = ", \"initiator\": \"response-only\"";
    private static final Pattern COMMAND = Pattern.compile("TRACE .*ViciSession +: ([a-z-]+)$");
    private static final Pattern PEER = Pattern.compile("\"peer_address\":\"([^\"]+)\"");

    private final Path folder;
    private final ApiTenant tenant;
    private final RouterNamespace namespace;
    private final CharonFolder charon;
    private final List<String> ids = new ArrayList<>();

    private AgentBench(Path folder, String api) throws IOException {
        this.folder = folder;
        this.tenant = new ApiTenant(api, "agents", QUIET);
        this.charon = new CharonFolder(folder.resolve("run").resolve(tenant.router()));
        this.namespace = RouterNamespace.of(tenant.router());
    }

    static void run() throws Exception {
        try (Folder folder = Folder.make();
                CulvertProcess culvert = start(folder.path())) {
            AgentBench bench = new AgentBench(folder.path(), culvert.api());
            try {
                bench.fill();
                bench.anew();
                // What is told of a thousand connections is being recorded, which is not what is measured next.
                LockSupport.parkNanos(SETTLE.toNanos());
                bench.changes();
                culvert.end();
                bench.restart();
            } finally {
                bench.charon.killCharon();
                bench.namespace.close();
            }
        }
    }

    private void fill() throws Exception {
        ids.addAll(tenant.fill(Kind.CONNECTION, CONNECTIONS));
        Instant created = Instant.now();
        awaitLoaded(CONNECTIONS, Instant.EPOCH);
        Print.line(
                "  %d connections created: loaded %d ms after the last answer",
                CONNECTIONS, Duration.between(created, last()).toMillis());
    }

    private static CulvertProcess start(Path folder) throws Exception {
        return CulvertProcess.startWithAgent(
                folder, "--culvert.psk.strength=off", "--logging.level.io.culvert.agent.vici.ViciSession=TRACE");
    }

    /** Each second one is new, the others change how an old one watches its peer. */
    private void changes() throws Exception {
        Map<String, Instant> answered = new HashMap<>();
        Map<String, Integer> before = commands();
        long began = System.nanoTime();
        int count = (int) (TIME.toSeconds() * PER_SECOND);
        for (int i = 0; i < count; i++) {
            LockSupport.parkNanos(began + i * 1_000_000_000L / PER_SECOND - System.nanoTime());
            String answer = i % 2 == 0 ? tenant.created(Kind.CONNECTION) : changed(ids.get(i / 2));
            answered.put(peer(answer), Instant.now());
        }
        awaitLoaded(CONNECTIONS + (count + 1) / 2, Instant.EPOCH);
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        Map<String, Instant> loaded = charon.loaded();
        Latencies latencies = new Latencies();
        answered.forEach((peer, when) ->
                latencies.took(Duration.between(when, loaded.get(peer)).toNanos()));
        Print.line("  answer to loaded, %d/s, %d changes: %s", PER_SECOND, count, latencies.percentiles());
        Map<String, Integer> spent = new TreeMap<>(commands());
        before.forEach((name, number) -> spent.merge(name, -number, Integer::sum));
        int sum = spent.values().stream().mapToInt(Integer::intValue).sum();
        Print.line("  VICI commands for each change: %.1f %s", 1.0 * sum / count, spent);
    }

    private String changed(String id) {
        return tenant.client()
                .call(
                        "PUT",
                        Kind.CONNECTION.path() + "/" + id,
                        "{\"ipsec_site_connection\": {\"dpd\": {\"interval\": 20}}}",
                        200);
    }

    private static String peer(String answer) {
        Matcher peer = PEER.matcher(answer);
        if (!peer.find()) {
            throw new IllegalStateException("no peer in " + answer);
        }
        return peer.group(1);
    }

    private void anew() throws Exception {
        int all = charon.count();
        for (int i = 0; i < 5; i++) {
            Instant killed = Instant.now();
            charon.killCharon();
            awaitLoaded(all, killed);
            Print.line(
                    "  charon killed: %d connections there again %d ms later",
                    all, Duration.between(killed, last()).toMillis());
        }
    }

    private void restart() throws Exception {
        Map<String, Integer> before = commands();
        try (CulvertProcess again = start(folder)) {
            LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
            Map<String, Integer> spent = new TreeMap<>(commands());
            before.forEach((name, number) -> spent.merge(name, -number, Integer::sum));
            spent.values().removeIf(number -> number == 0);
            Print.line("  agent started again at %s, nothing changed: VICI commands %s", again.api(), spent);
        }
    }

    private Instant last() throws IOException {
        return charon.loaded().values().stream().max(Instant::compareTo).orElseThrow();
    }

    private void awaitLoaded(int count, Instant since) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (charon.count() < count
                || charon.loaded().values().stream().filter(since::isBefore).count() < count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("only " + charon.count() + " of " + count + " are loaded");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /** How often each command was given to any charon so far. */
    private Map<String, Integer> commands() throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("culvert.log"))) {
            Matcher command = COMMAND.matcher(line);
            if (command.find()) {
                counts.merge(command.group(1), 1, Integer::sum);
            }
        }
        return counts;
    }
}
