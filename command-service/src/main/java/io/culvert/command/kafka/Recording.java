package io.culvert.command.kafka;

import io.culvert.command.domain.RecordDrift;
import io.culvert.command.domain.RecordReadiness;
import io.culvert.command.domain.RecordRepair;
import io.culvert.command.domain.RecordStatus;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Caused;
import io.culvert.command.port.Commands;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.event.Cause;
import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.report.DriftObserved;
import io.culvert.events.report.HostReport;
import io.culvert.events.report.ReadinessObserved;
import io.culvert.events.report.RepairObserved;
import io.culvert.events.value.ProjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What agents told becomes events of the projects; what came together of one project is one commit. */
final class Recording {
    /** More would have whoever changes the project wait for long. */
    static final int MOST = 64;

    private final EventLog log;
    private final Commands commands;

    Recording(EventLog log, Commands commands) {
        this.log = log;
        this.commands = commands;
    }

    /**
     * Returns when all that is news is in the log. To record the same again does no harm.
     *
     * @param told in the order of the topic, which is kept within each project
     * @throws UnavailableException if the log can't be reached; some of it may be recorded then
     */
    void record(List<Told> told) {
        Map<ProjectId, List<Told>> byProject = new LinkedHashMap<>();
        told.forEach(each -> byProject
                .computeIfAbsent(each.report().projectId(), any -> new ArrayList<>())
                .add(each));
        byProject.forEach((project, its) -> commits(its).forEach(commit -> commit(project, commit)));
    }

    /** A host that is ready gets the router, and what that says of the router's tunnels may fill a commit by itself. */
    private static List<List<Told>> commits(List<Told> told) {
        List<List<Told>> commits = new ArrayList<>();
        for (Told each : told) {
            if (commits.isEmpty() || isAlone(each) || isFull(commits.getLast())) {
                commits.add(new ArrayList<>());
            }
            commits.getLast().add(each);
        }
        return commits;
    }

    private static boolean isFull(List<Told> commit) {
        return commit.size() == MOST || isAlone(commit.getLast());
    }

    private static boolean isAlone(Told told) {
        return told.report() instanceof ReadinessObserved;
    }

    private void commit(ProjectId project, List<Told> told) {
        Map<Long, Optional<Cause>> applied = new HashMap<>();
        var _ = commands.executeAll(
                project,
                told.stream()
                        .map(each -> new Caused(command(each.report()), cause(each, applied)))
                        .toList());
    }

    private static VpnCommand command(HostReport report) {
        return switch (report) {
            case ConnectionObserved seen -> new RecordStatus(seen);
            case DriftObserved drift -> new RecordDrift(drift);
            case RepairObserved repair -> new RecordRepair(repair);
            case ReadinessObserved ready -> new RecordReadiness(ready);
        };
    }

    /** A status tells what became of an event: it goes on with the chain that the event belongs to.
     * @param applied the causes that were looked up so far, by version */
    private Cause cause(Told told, Map<Long, Optional<Cause>> applied) {
        HostReport report = told.report();
        String actor = "agent:" + report.hostId();
        String id = "report:" + told.place();
        Optional<Cause> before = report instanceof ConnectionObserved seen
                ? applied.computeIfAbsent(
                        seen.appliedVersion(),
                        version -> log.find(seen.projectId(), version).map(event -> event.cause()))
                : Optional.empty();
        return before.map(cause -> cause.leadingTo(actor, id)).orElseGet(() -> Cause.of(actor, id));
    }
}
