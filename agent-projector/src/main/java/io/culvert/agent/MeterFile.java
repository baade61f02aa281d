package io.culvert.agent;

import io.culvert.agent.telemetry.Meter;
import io.culvert.agent.telemetry.Meters;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.RouterId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was counted, kept across restarts of the agent, which charon's SAs outlive. */
final class MeterFile {
    record Content(List<Entry> meters) {}

    record Entry(RouterId router, ConnectionId connection, Meter meter) {}

    private final StateFile<Content> file;

    MeterFile(Path directory) {
        this.file = new StateFile<>(directory.resolve("meters.json.gz"), Content.class);
    }

    /** None if there are none, or none that this version can read: counters begin anew then, and say since when. */
    Map<RouterId, Meters> read() {
        Map<RouterId, Map<ConnectionId, Meter>> found = new HashMap<>();
        file.read("the counters of tunnels begin anew")
                .map(Content::meters)
                .orElse(List.of())
                .forEach(entry -> found.computeIfAbsent(entry.router(), _ -> new HashMap<>())
                        .put(entry.connection(), entry.meter()));
        Map<RouterId, Meters> all = new HashMap<>();
        found.forEach((router, meters) -> all.put(router, new Meters(meters)));
        return all;
    }

    void write(Map<RouterId, Meters> all) throws IOException {
        List<Entry> entries = all.entrySet().stream()
                .flatMap(each -> each.getValue().all().entrySet().stream()
                        .map(meter -> new Entry(each.getKey(), meter.getKey(), meter.getValue())))
                .toList();
        file.write(new Content(entries));
    }
}
