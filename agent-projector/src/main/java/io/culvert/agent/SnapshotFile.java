package io.culvert.agent;

import io.culvert.agent.desired.Positions;
import io.culvert.agent.desired.Projects;
import io.culvert.agent.kafka.Start;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.StateSnapshot;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agent's place in the log and its host's projects as they were there, so that a restart reads only what came after. */
final class SnapshotFile {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);

    /** @param seen the position up to which all events were seen, on whatever topic */
    record Content(String host, String log, long seen, String topicId, Map<Integer, Long> next, List<Entry> projects) {}

    record Entry(ProjectId project, StateSnapshot state) {}

    private final HostId host;
    private final StateFile<Content> file;

    SnapshotFile(HostId host, Path directory) {
        this.host = host;
        this.file = new StateFile<>(directory.resolve("snapshot.json.gz"), Content.class);
    }

    /** The beginning if there is none, or none that this version can read: the log holds everything anyway. */
    Start read() {
        return file.read("reading the log from the beginning")
                .filter(this::isOurs)
                .map(this::start)
                .orElseGet(() -> Start.beginning(host));
    }

    private boolean isOurs(Content content) {
        boolean is = content.host().equals(host.value());
        if (!is) {
            LOG.warn("{} is of the host '{}'; reading the log from the beginning", file, content.host());
        }
        return is;
    }

    private Start start(Content content) {
        PMap<ProjectId, ProjectState> states = HashTreePMap.empty();
        for (Entry entry : content.projects()) {
            states = states.plus(entry.project(), entry.state().restore());
        }
        return new Start(
                Projects.of(host, states),
                Positions.upTo(content.seen()),
                content.log(),
                content.topicId(),
                content.next());
    }

    /** True if a snapshot may be taken there: all that it leaves out was read, and understood. */
    static boolean fits(Start place) {
        Projects projects = place.projects();
        return place.positions().areWhole()
                && projects.stopped().isEmpty()
                && projects.unread().isEmpty();
    }

    void write(Start place) throws IOException {
        List<Entry> entries = place.projects().states().entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), StateSnapshot.of(entry.getValue())))
                .toList();
        file.write(new Content(
                host.value(), place.log(), place.positions().whole(), place.topicId(), place.next(), entries));
    }
}
