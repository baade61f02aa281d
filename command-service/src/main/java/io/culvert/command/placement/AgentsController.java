package io.culvert.command.placement;

import io.culvert.command.port.Leases.Lease;
import io.culvert.command.port.RouterMoves;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;
import io.culvert.events.lease.HostFacts;
import io.culvert.events.value.WireName;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
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

    private final HostLeases hosts;
    private final RouterMoves moves;

    public AgentsController(HostLeases hosts, RouterMoves moves) {
        this.hosts = hosts;
        this.moves = moves;
    }

    @GetMapping("/v2.0/agents")
    Map<String, Object> agents(Caller caller) {
        return Map.of("agents", caller.role() == Role.ADMIN ? agents() : List.of());
    }

    private List<Map<String, Object>> agents() {
        return hosts.all().stream().map(this::agent).toList();
    }

    private Map<String, Object> agent(Lease lease) {
        String host = lease.host().value();
        HostFacts facts = lease.facts();
        return Map.of(
                "id",
                UUID.nameUUIDFromBytes(host.getBytes(StandardCharsets.UTF_8)).toString(),
                "agent_type",
                "VPN agent",
                "binary",
                "culvert-agent",
                "host",
                host,
                "alive",
                hosts.isAlive(lease.host()),
                "admin_state_up",
                !lease.draining(),
                "heartbeat_timestamp",
                NEUTRON_TIME.format(lease.renewedAt()),
                "configurations",
                configurations(facts, moves.pending(lease.host())));
    }

    /** The algorithms by the names of policies' attributes, once they are known; and the routers that are to leave the host,
     * or could not, if there are any. */
    private static Map<String, Object> configurations(HostFacts facts, List<RouterMoves.Pending> pending) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("data_plane", facts.dataPlane().wireName());
        all.put("charon_version", facts.charonVersion());
        facts.algorithms().ifPresent(some -> {
            all.put("encryption_algorithm", names(some.encryption()));
            all.put("auth_algorithm", names(some.auth()));
            all.put("pfs", names(some.groups()));
        });
        if (!pending.isEmpty()) {
            all.put(
                    "pending_routers",
                    pending.stream().map(AgentsController::shown).toList());
        }
        return all;
    }

    private static Map<String, Object> shown(RouterMoves.Pending pending) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("router_id", pending.router().toString());
        shown.put("project_id", pending.project().value());
        pending.heir().ifPresent(heir -> shown.put("next_host", heir.value()));
        shown.put("why", pending.why());
        return shown;
    }

    private static List<String> names(List<? extends WireName> some) {
        return some.stream().map(WireName::wireName).toList();
    }
}
