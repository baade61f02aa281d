package io.culvert.query.view;

import io.culvert.events.event.About;
import io.culvert.events.event.DriftDetected;
import io.culvert.events.event.DriftRepaired;
import io.culvert.events.event.HeirDismissed;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.Intent;
import io.culvert.events.event.QuotasChanged;
import io.culvert.events.event.ResourceTagged;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.SecretDisclosed;
import io.culvert.events.event.SecretShredded;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.WeakCryptoAccepted;
import io.culvert.events.event.WebhookDisabled;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ResourceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened to a tunnel, out of what happened in its project. */
public final class Timeline {
    /** What kind of thing happened. */
    public enum Kind {
        /** Something became wanted otherwise, of the connection or of what it hangs on. */
        CONFIGURATION,
        /** It got another host or lost the one that it had, or another made ready for it, or its host told that it had applied
         * what is wanted, or found something changed by hand around its router, or repaired that. */
        HOST,
        /** Its status became another, or got another reason, or is that on another host. */
        TUNNEL
    }

    /** An event, its version and when it was recorded. */
    public record Fact(long version, Instant time, VpnEvent event) {}

    /** @param applied of a change of what is wanted: when a host told first that it had applied it; empty if none did yet */
    public record Entry(Fact fact, Kind kind, Optional<Instant> applied) {}

    private Timeline() {}

    /**
     * @param atStart the project's state before the first fact
     * @param facts those about all that the connection hung on meanwhile, in order; others change nothing
     */
    public static List<Entry> of(ConnectionId id, ProjectState atStart, List<Fact> facts) {
        List<Entry> entries = new ArrayList<>();
        ProjectState state = atStart;
        for (Fact fact : facts) {
            ProjectState after = state.evolve(fact.event(), fact.time());
            kind(id, state, after, fact.event())
                    .ifPresent(kind -> entries.add(new Entry(fact, kind, applied(id, kind, fact, facts))));
            state = after;
        }
        return List.copyOf(entries);
    }

    private static Optional<Kind> kind(ConnectionId id, ProjectState before, ProjectState after, VpnEvent event) {
        return switch (event) {
            case StatusReported report ->
                report.connectionId().equals(id) ? told(id, before, report) : Optional.empty();
            case RouterBound _, RouterUnbound _, HeirNamed _, HeirDismissed _, DriftDetected _, DriftRepaired _ ->
                when(concerns(id, before, after, event), Kind.HOST);
            case ResourceTagged _, WeakCryptoAccepted _, SecretDisclosed _, SecretShredded _, QuotasChanged _ ->
                Optional.empty();
            case WebhookDisabled _ -> Optional.empty();
            case Intent _ -> when(concerns(id, before, after, event), Kind.CONFIGURATION);
        };
    }

    private static Optional<Kind> told(ConnectionId id, ProjectState before, StatusReported report) {
        ConnectionStatus last = before.hosting().statuses().get(id);
        if (last == null
                || last.epoch() != report.epoch()
                || last.status() != report.status()
                || !last.reason().equals(report.reason())) {
            return Optional.of(Kind.TUNNEL);
        }
        return when(last.appliedVersion() != report.appliedVersion(), Kind.HOST);
    }

    private static Optional<Kind> when(boolean holds, Kind kind) {
        return holds ? Optional.of(kind) : Optional.empty();
    }

    private static boolean concerns(ConnectionId id, ProjectState before, ProjectState after, VpnEvent event) {
        Optional<ResourceId> about = About.resource(event);
        return about.isPresent()
                && (Reach.of(before, id).contains(about.get())
                        || Reach.of(after, id).contains(about.get()));
    }

    private static Optional<Instant> applied(ConnectionId id, Kind kind, Fact changed, List<Fact> facts) {
        return kind != Kind.CONFIGURATION
                ? Optional.empty()
                : facts.stream()
                        .filter(fact -> fact.version() > changed.version()
                                && fact.event() instanceof StatusReported report
                                && report.connectionId().equals(id)
                                && report.appliedVersion() >= changed.version())
                        .map(Fact::time)
                        .findFirst();
    }
}
