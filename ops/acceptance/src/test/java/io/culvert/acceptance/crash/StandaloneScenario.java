package io.culvert.acceptance.crash;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** All of Culvert in one process. */
final class StandaloneScenario implements Scenario {
    private final String api;
    private final String brokers;
    private final Launched culvert;

    StandaloneScenario(Path folder) {
        Ports ports = new Ports();
        int http = ports.next();
        int kafka = ports.next();
        this.api = "http://" + Ports.LOOPBACK + ":" + http;
        this.brokers = Ports.LOOPBACK + ":" + kafka;
        this.culvert = Launched.standalone(
                folder,
                List.of(
                        "--server.port=" + http,
                        "--culvert.data-dir=" + folder.resolve("data"),
                        "--culvert.kafka.port=" + kafka,
                        "--culvert.mongodb.port=" + ports.next(),
                        "--culvert.hosts.port=0",
                        "--culvert.agent.enabled=false"));
    }

    @Override
    public void start() {
        culvert.start();
    }

    @Override
    public Victim victim(Random random) {
        return new Victim(culvert, List.of(), () -> {});
    }

    @Override
    public List<Launched> processes() {
        return List.of(culvert);
    }

    @Override
    public List<String> commands() {
        return List.of(api);
    }

    @Override
    public List<String> queries() {
        return List.of(api);
    }

    @Override
    public String brokers() {
        return brokers;
    }
}
