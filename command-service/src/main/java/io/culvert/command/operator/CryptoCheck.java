package io.culvert.command.operator;

import io.culvert.command.domain.CryptoPolicy;
import io.culvert.command.domain.ForbiddenUse;
import io.culvert.command.port.LogAudit;
import io.culvert.events.event.Envelope;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.wire.WireEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Folds the whole log and finds the tunnels that a crypto policy would forbid: those of today, and those of any time. */
final class CryptoCheck implements LogAudit.Walker {
    private final CryptoPolicy policy;
    private final LongConsumer progress;
    private final Map<ProjectId, ProjectState> states = new HashMap<>();
    private final Map<Tunnel, Map<ForbiddenUse, Finding>> present = new LinkedHashMap<>();
    private final List<Finding> past = new ArrayList<>();
    private final Set<ProjectId> unreadable = new HashSet<>();

    /** @param progress is told the position after each event */
    CryptoCheck(CryptoPolicy policy, LongConsumer progress) {
        this.policy = policy;
        this.progress = progress;
    }

    private record Tunnel(ProjectId project, ConnectionId connection) {}

    /** @param until empty while it is so still */
    private record Finding(Tunnel tunnel, String name, ForbiddenUse forbidden, Instant since, String until) {
        Finding endedAt(Instant end) {
            return new Finding(tunnel, name, forbidden, since, end.toString());
        }

        Map<String, Object> shown() {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("project", tunnel.project().value());
            shown.put("connection", tunnel.connection().toString());
            shown.put("name", name);
            shown.put("policy", ResourceKind.of(forbidden.policy()).wireName() + " " + forbidden.policy());
            shown.put("attribute", forbidden.use().attribute());
            shown.put("value", forbidden.use().value());
            shown.put("since", since.toString());
            shown.put("until", until);
            return shown;
        }
    }

    @Override
    public void event(WireEvent wire) {
        ProjectId project = wire.projectId();
        if (!unreadable.contains(project)) {
            try {
                Envelope event = wire.read();
                ProjectState after =
                        states.getOrDefault(project, ProjectState.EMPTY).evolve(event.event(), event.time());
                states.put(project, after);
                for (ConnectionId id : ForbiddenUse.concerned(event.event(), after)) {
                    judge(new Tunnel(project, id), after, event.time());
                }
            } catch (RuntimeException e) {
                // What comes after it can't be judged: the state is not known any more.
                unreadable.add(project);
            }
        }
        progress.accept(wire.position());
    }

    private void judge(Tunnel tunnel, ProjectState state, Instant at) {
        Map<ForbiddenUse, Finding> before = present.getOrDefault(tunnel, Map.of());
        Map<ForbiddenUse, Finding> now = new LinkedHashMap<>();
        for (ForbiddenUse use : ForbiddenUse.of(state, tunnel.connection(), policy)) {
            SiteConnection connection = state.vpn().connections().get(tunnel.connection());
            Instant since = before.containsKey(use) ? before.get(use).since() : at;
            now.put(use, new Finding(tunnel, connection == null ? "" : connection.name(), use, since, ""));
        }
        before.forEach((use, finding) -> {
            if (!now.containsKey(use)) {
                past.add(finding.endedAt(at));
            }
        });
        if (now.isEmpty()) {
            present.remove(tunnel);
        } else {
            present.put(tunnel, now);
        }
    }

    @Override
    public void fault(long position, String what) {
        // To be told by a verification; the events that are there are judged all the same.
    }

    @Override
    public void unsealed() {
        // As above.
    }

    /** Those of the past first, each a line. */
    Stream<Map<String, Object>> findings() {
        return Stream.concat(past.stream(), present.values().stream().flatMap(uses -> uses.values().stream()))
                .map(Finding::shown);
    }

    Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("tunnelsToday", present.size());
        result.put(
                "tunnelsEver",
                Stream.concat(past.stream().map(Finding::tunnel), present.keySet().stream())
                        .distinct()
                        .count());
        result.put(
                "unreadableProjects",
                unreadable.stream().map(ProjectId::value).sorted().toList());
        return result;
    }
}
