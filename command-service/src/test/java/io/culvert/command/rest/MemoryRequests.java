package io.culvert.command.rest;

import io.culvert.command.port.Requests;
import io.culvert.events.value.ProjectId;
import java.util.HashMap;
import java.util.Map;

/** Requests in memory. */
final class MemoryRequests implements Requests {
    private final Map<String, Known> all = new HashMap<>();

    @Override
    public synchronized Known begin(ProjectId project, String key, Known ifNew) {
        Known known = all.putIfAbsent(project + "/" + key, ifNew);
        return known == null ? ifNew : known;
    }

    @Override
    public synchronized void done(ProjectId project, String key) {
        all.computeIfPresent(
                project + "/" + key, (id, known) -> new Known(known.fingerprint(), known.id(), Progress.DONE));
    }
}
