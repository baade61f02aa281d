package io.culvert.command.placement;

import io.culvert.events.api.Caller;
import io.culvert.events.api.NoauthToken;
import io.culvert.events.api.Role;
import io.culvert.events.report.HostObserved;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
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
    ResponseEntity<Map<String, Object>> agents(@RequestHeader(name = "X-Auth-Token", defaultValue = "") String token) {
        Optional<Caller> caller = NoauthToken.caller(token);
        if (caller.isEmpty()) {
            return ResponseEntity.status(401)
                    .body(Map.of(
                            "error",
                            Map.of("code", 401, "title", "Unauthorized", "message", "The token names no role.")));
        }
        boolean admin = caller.get().role() == Role.ADMIN;
        return ResponseEntity.ok(Map.of("agents", admin ? agents() : List.of()));
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
