package io.culvert.command.placement;

import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;
import io.culvert.events.report.HostObserved;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The hosts as Neutron shows its agents (API reference, agents); they belong to no project, so only admins see them. */
@RestController
public final class AgentsController {
    private static final DateTimeFormatter NEUTRON_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private final Placement placement;

    public AgentsController(Placement placement) {
        this.placement = placement;
    }

    @GetMapping("/v2.0/agents")
    Map<String, Object> agents(Caller caller) {
        return Map.of("agents", caller.role() == Role.ADMIN ? agents() : List.of());
    }

    private List<Map<String, Object>> agents() {
        Instant now = placement.clock().instant();
        return placement.hosts().stream().map(host -> agent(host, now)).toList();
    }

    private static Map<String, Object> agent(KnownHost host, Instant now) {
        HostObserved sign = host.lastSign();
        return Map.of(
                "id",
                UUID.nameUUIDFromBytes(sign.hostId().value().getBytes(StandardCharsets.UTF_8))
                        .toString(),
                "agent_type",
                "VPN agent",
                "binary",
                "culvert-agent",
                "host",
                sign.hostId().value(),
                "alive",
                host.isAlive(now),
                "admin_state_up",
                true,
                "heartbeat_timestamp",
                NEUTRON_TIME.format(sign.observedAt()),
                "configurations",
                Map.of("data_plane", sign.dataPlane().wireName(), "charon_version", sign.charonVersion()));
    }
}
