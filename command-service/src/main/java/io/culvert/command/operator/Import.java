package io.culvert.command.operator;

import io.culvert.command.port.EventLog;
import io.culvert.command.port.NewEvent;
import io.culvert.command.port.StaleException;
import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.StructuredEvents;
import io.culvert.events.wire.UnreadableException;
import io.culvert.events.wire.WireEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The stream of one project on its way into a log. All of it is looked at before the first event is appended; if
 * appending is cut short, the same file again goes on from there.
 */
final class Import implements AutoCloseable {
    private static final int PER_COMMIT = 100;
    private static final int PAGE = 500;

    private final ProjectId project;
    private final Path file;
    private final ProjectState last;
    private final Deque<WireEvent> there = new ArrayDeque<>();

    private Import(ProjectId project, Path file, ProjectState last) {
        this.project = project;
        this.file = file;
        this.last = last;
    }

    /** @throws RefusedException naming the line, if the lines are not the stream of that project from its first event */
    static Import of(ProjectId project, InputStream lines) throws IOException {
        Path file = Files.createTempFile("culvert-import", ".ndjson");
        try {
            Files.copy(lines, file, StandardCopyOption.REPLACE_EXISTING);
            return new Import(project, file, folded(project, file));
        } catch (IOException | RuntimeException e) {
            Files.delete(file);
            throw e;
        }
    }

    /** @throws RefusedException if the log has other events of that project */
    Map<String, Object> into(EventLog log) throws IOException {
        long present = 0;
        long imported = 0;
        List<NewEvent> next = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                WireEvent event = StructuredEvents.read(line);
                if (imported == 0 && next.isEmpty() && isThere(log, event)) {
                    present++;
                    continue;
                }
                next.add(fresh(event.read()));
                if (next.size() == PER_COMMIT) {
                    imported += append(log, present + imported + 1, next);
                }
            }
        }
        imported += append(log, present + imported + 1, next);
        return Map.of(
                "project",
                project.value(),
                "imported",
                imported,
                "present",
                present,
                "version",
                last.version(),
                "connectionsWithoutKey",
                last.vpn().connections().size());
    }

    @Override
    public void close() throws IOException {
        Files.delete(file);
    }

    private static ProjectState folded(ProjectId project, Path file) throws IOException {
        ProjectState state = ProjectState.EMPTY;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                state = folded(project, state, line);
            }
        }
        if (state.version() == 0) {
            throw RefusedException.badRequest("the file has no events");
        }
        return state;
    }

    private static ProjectState folded(ProjectId project, ProjectState state, String line) {
        String place = "line " + (state.version() + 1) + ": ";
        try {
            Envelope event = StructuredEvents.read(line).read();
            if (!event.projectId().equals(project)) {
                throw RefusedException.badRequest(
                        place + "an event of project '" + event.projectId() + "', not of '" + project + "'");
            }
            if (event.version() != state.version() + 1) {
                throw RefusedException.badRequest(
                        place + "version " + event.version() + " came where " + (state.version() + 1) + " was to come");
            }
            return state.evolve(event.event(), event.time());
        } catch (UnreadableException e) {
            throw RefusedException.badRequest(place + e.getMessage());
        }
    }

    /** Reads the log's own events a page at a time: most of a file may be there already. */
    private boolean isThere(EventLog log, WireEvent event) {
        if (there.isEmpty()) {
            there.addAll(log.readStream(project, event.version(), PAGE));
        }
        WireEvent found = there.poll();
        if (found != null && !found.eventId().equals(event.eventId())) {
            throw RefusedException.conflict("project '" + project + "' has another event as version " + event.version()
                    + ": it is not the project that was exported");
        }
        return found != null;
    }

    private long append(EventLog log, long firstVersion, List<NewEvent> next) {
        if (next.isEmpty()) {
            return 0;
        }
        try {
            log.append(project, firstVersion, next);
        } catch (StaleException e) {
            throw RefusedException.conflict("project '" + project + "' was changed while it was imported");
        }
        long appended = next.size();
        next.clear();
        return appended;
    }

    private static NewEvent fresh(Envelope event) {
        return new NewEvent(event.eventId(), event.time(), event.cause(), event.event());
    }
}
