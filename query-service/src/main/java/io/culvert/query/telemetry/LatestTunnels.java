package io.culvert.query.telemetry;

import io.culvert.events.resource.Binding;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.telemetry.TunnelSeen;
import io.culvert.events.telemetry.TunnelsObserved;
import io.culvert.events.value.ConnectionId;
import io.culvert.query.port.Projects;
import io.culvert.query.port.Tunnels;
import io.culvert.query.view.Bindings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last that was told of each connection. It counts for the host that the connection's router is bound to, and under
 * that epoch; so there is nothing of connections that there are not, and no more of it than of them.
 */
public final class LatestTunnels implements Tunnels {
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private record Latest(Binding binding, Instant observedAt, Instant validUntil, TunnelSeen seen) {
        boolean isNewerThan(Latest other) {
            return binding.epoch() > other.binding.epoch()
                    || (binding.epoch() == other.binding.epoch() && observedAt.isAfter(other.observedAt));
        }
    }

    private final Projects projects;
    private final InstantSource clock;
    private final Map<ConnectionId, Latest> latest = new ConcurrentHashMap<>();
    private volatile Instant swept = Instant.MIN;

    public LatestTunnels(Projects projects, InstantSource clock) {
        this.projects = projects;
        this.clock = clock;
    }

    /** Takes in what a host has told; what does not count, or is older than what is known, changes nothing. By one thread. */
    public void take(TunnelsObserved told) {
        Instant now = clock.instant();
        Duration valid = Duration.ofSeconds(told.validSeconds());
        Instant until = told.observedAt().plus(valid);
        // What comes out of the future would stand in the way of all that comes before then.
        if (until.isBefore(now) || told.observedAt().isAfter(now.plus(valid))) {
            return;
        }
        ProjectState state = projects.image(told.projectId()).state();
        Binding teller = new Binding(told.routerId(), told.hostId(), told.epoch());
        for (TunnelSeen seen : told.tunnels()) {
            SiteConnection connection = state.vpn().connections().get(seen.connectionId());
            if (connection != null
                    && Bindings.of(state, connection).filter(teller::equals).isPresent()) {
                latest.merge(
                        seen.connectionId(),
                        new Latest(teller, told.observedAt(), until, seen),
                        (before, next) -> next.isNewerThan(before) ? next : before);
            }
        }
        if (swept.isBefore(now.minus(SWEEP))) {
            swept = now;
            latest.values().removeIf(each -> each.validUntil().isBefore(now));
        }
    }

    @Override
    public Optional<Tunnel> of(ConnectionId connection, Binding binding) {
        return Optional.ofNullable(latest.get(connection))
                .filter(it -> it.binding().equals(binding) && !it.validUntil().isBefore(clock.instant()))
                .map(it -> new Tunnel(it.seen(), it.observedAt()));
    }
}
