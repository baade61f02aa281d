package io.culvert.acceptance.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A store, a broker, two command services, one of which relays, and two query services, one of which writes the views. */
final class ClusterScenario implements Scenario {
    private enum Part {
        STORE,
        BROKER,
        RELAY,
        RELAY_UNTIL_THE_OTHER_TAKES_OVER,
        QUERY_SERVICE,
        QUERY_SERVICE_UNTIL_THE_OTHER_WRITES
    }

    private final Ports ports = new Ports();
    private final Path folder;
    private final int kafka = ports.next();
    private final int mongodb = ports.next();
    private final List<Service> queries;
    private final Service first;
    private final Service second;
    private final Launched store;
    private final Launched broker;
    private final Http http = new Http();
    /** The shortest run has a kill of a query service too. */
    private final Deque<Part> next = new ArrayDeque<>(List.of(Part.QUERY_SERVICE));

    private record Service(Launched process, String url) {}

    ClusterScenario(Path folder) {
        this.folder = folder;
        this.store = server("store", StoreProcess.class, mongodb);
        this.broker = server("broker", BrokerProcess.class, kafka);
        this.queries = Stream.of("query-1", "query-2")
                .map(name -> service(name, "io.culvert.query.QueryServiceApplication", List.of()))
                .toList();
        List<String> shared = List.of(
                // The class path is that of all of Culvert, and has the query service's graph.
                "--spring.graphql.schema.locations=classpath:no-graph/",
                "--culvert.query.url=" + queries.getFirst().url(),
                "--culvert.secrets.key-file=" + folder.resolve("shared").resolve("kek.json"),
                "--culvert.hosts.port=0",
                "--culvert.hosts.authority-file=" + folder.resolve("shared").resolve("hosts-authority.pem"));
        this.first = service("command-1", "io.culvert.command.CommandServiceApplication", shared);
        this.second = service("command-2", "io.culvert.command.CommandServiceApplication", shared);
    }

    private Launched server(String name, Class<?> mainClass, int port) {
        return Launched.server(
                name,
                folder,
                mainClass,
                List.of(folder.resolve("data").resolve(name).toString(), "" + port));
    }

    private Service service(String name, String mainClass, List<String> more) {
        int port = ports.next();
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--culvert.data-dir=" + folder.resolve("data").resolve(name),
                "--culvert.kafka.bootstrap-servers=" + brokers(),
                "--culvert.mongodb.uri=mongodb://" + Ports.LOOPBACK + ":" + mongodb));
        settings.addAll(more);
        return new Service(
                Launched.service(name, folder, mainClass, settings), "http://" + Ports.LOOPBACK + ":" + port);
    }

    /** The second command service after the first, which makes the keys that both share. */
    @Override
    public void start() {
        List.of(store, broker, first.process()).forEach(Launched::start);
        queries.forEach(each -> each.process().start());
        Readiness.await(List.of(first.process()), List.of(first.url()));
        second.process().start();
    }

    /** Each part as often as every other, in any order. */
    @Override
    public Victim victim(Random random) {
        if (next.isEmpty()) {
            List<Part> parts = new ArrayList<>(List.of(Part.values()));
            Collections.shuffle(parts, random);
            next.addAll(parts);
        }
        return switch (next.remove()) {
            case STORE -> new Victim(store, List.of(), () -> {});
            case BROKER -> new Victim(broker, List.of(), () -> {});
            case QUERY_SERVICE -> {
                Service any = queries.get(random.nextInt(queries.size()));
                yield new Victim(any.process(), List.of(other(any).url()), () -> {});
            }
            case QUERY_SERVICE_UNTIL_THE_OTHER_WRITES -> untilTheOtherWrites(writing());
            case RELAY -> new Victim(relaying().process(), queries(), () -> {});
            case RELAY_UNTIL_THE_OTHER_TAKES_OVER -> untilTheOtherTakesOver(relaying());
        };
    }

    private Victim untilTheOtherTakesOver(Service relaying) {
        Service other = relaying.equals(first) ? second : first;
        return new Victim(
                relaying.process(),
                queries(),
                () -> Waiting.until(
                        "a relay in " + other.process().name(), Duration.ofMinutes(1), () -> relays(other)));
    }

    private Victim untilTheOtherWrites(Service writing) {
        Service other = other(writing);
        return new Victim(
                writing.process(),
                List.of(other.url()),
                () -> Waiting.until(
                        "a writer in " + other.process().name(), Duration.ofMinutes(1), () -> writes(other)));
    }

    private Service writing() {
        String writer = Verification.writer(http, queries());
        return queries.stream()
                .filter(each -> each.url().equals(writer))
                .findFirst()
                .orElseThrow();
    }

    private boolean writes(Service query) {
        return Verification.writes(http, query.url());
    }

    private Service other(Service query) {
        return query.equals(queries.getFirst()) ? queries.getLast() : queries.getFirst();
    }

    private Service relaying() {
        Waiting.until("a relay", Duration.ofMinutes(1), () -> relays(first) || relays(second));
        return relays(first) ? first : second;
    }

    private static boolean relays(Service service) {
        return Readiness.of(service.url())
                .map(health -> health.at("/components/commandService/details/relay")
                        .asString("")
                        .startsWith("running"))
                .orElse(false);
    }

    @Override
    public List<Launched> processes() {
        return Stream.concat(
                        queries.stream().map(Service::process),
                        Stream.of(first.process(), second.process(), broker, store))
                .toList();
    }

    @Override
    public List<String> commands() {
        return List.of(first.url(), second.url());
    }

    @Override
    public List<String> queries() {
        return queries.stream().map(Service::url).toList();
    }

    @Override
    public String brokers() {
        return Ports.LOOPBACK + ":" + kafka;
    }

    @Override
    public void close() {
        http.close();
        Scenario.super.close();
    }
}
