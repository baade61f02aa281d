package io.culvert.agent;

import io.culvert.agent.desired.Projects;
import io.culvert.agent.kafka.EventsIn.Start;
import io.culvert.events.state.StateSnapshot;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent's place in the log and the projects as they were there, so that a restart reads only what came after. */
final class SnapshotFile {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);

    record Content(String topicId, Map<Integer, Long> next, List<Entry> projects) {}

    record Entry(ProjectId project, StateSnapshot state) {}

    private final Path file;

    SnapshotFile(Path directory) {
        this.file = directory.resolve("snapshot.json.gz");
    }

    /** The beginning if there is none, or none that this version can read: the log holds everything anyway. */
    Start read() {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            Content content = Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Content.class);
            PMap<ProjectId, io.culvert.events.state.ProjectState> states = HashTreePMap.empty();
            for (Entry entry : content.projects()) {
                states = states.plus(entry.project(), entry.state().restore());
            }
            return new Start(new Projects(states, HashTreePMap.empty()), content.next(), content.topicId());
        } catch (NoSuchFileException e) {
            return Start.BEGINNING;
        } catch (IOException | UnreadableException e) {
            LOG.warn("{} is not readable: {}; reading the log from the beginning", file, e.getMessage());
            return Start.BEGINNING;
        }
    }

    void write(Start place) throws IOException {
        List<Entry> entries = place.projects().states().entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), StateSnapshot.of(entry.getValue())))
                .toList();
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(fresh))) {
            out.write(Json.write(new Content(place.topicId(), place.next(), entries))
                    .getBytes(StandardCharsets.UTF_8));
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
