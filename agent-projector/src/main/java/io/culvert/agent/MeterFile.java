package io.culvert.agent;

import io.culvert.agent.telemetry.Meter;
import io.culvert.agent.telemetry.Meters;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.RouterId;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was counted, kept across restarts of the agent, which charon's SAs outlive. */
final class MeterFile {
    private static final Logger LOG = LoggerFactory.getLogger(MeterFile.class);

    record Content(List<Entry> meters) {}

    record Entry(RouterId router, ConnectionId connection, Meter meter) {}

    private final Path file;

    MeterFile(Path directory) {
        this.file = directory.resolve("meters.json.gz");
    }

    /** None if there are none, or none that this version can read: counters begin anew then, and say since when. */
    Map<RouterId, Meters> read() {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            Map<RouterId, Map<ConnectionId, Meter>> found = new HashMap<>();
            for (Entry entry : Json.read(in, Content.class).meters()) {
                found.computeIfAbsent(entry.router(), _ -> new HashMap<>()).put(entry.connection(), entry.meter());
            }
            Map<RouterId, Meters> all = new HashMap<>();
            found.forEach((router, meters) -> all.put(router, new Meters(meters)));
            return all;
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException | UnreadableException e) {
            LOG.warn("{} is not readable: {}; the counters of tunnels begin anew", file, e.getMessage());
            return Map.of();
        }
    }

    /** Whole or not at all. */
    void write(Map<RouterId, Meters> all) throws IOException {
        List<Entry> entries = all.entrySet().stream()
                .flatMap(each -> each.getValue().all().entrySet().stream()
                        .map(meter -> new Entry(each.getKey(), meter.getKey(), meter.getValue())))
                .toList();
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Json.write(new GZIPOutputStream(Files.newOutputStream(fresh)), new Content(entries));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
