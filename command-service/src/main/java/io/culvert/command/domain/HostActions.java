package io.culvert.command.domain;

import io.culvert.events.resource.Binding;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.HostId;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.RouterId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What hosts will do to their tunnels when a project changes from one state to another. */
public final class HostActions {
    /** What is done to a tunnel. */
    public enum Kind {
        /** Loaded into charon, and initiated unless the peer is to begin. */
        LOAD,
        /** The new SAs are there before the old ones go: no packet is lost. */
        REPLACE,
        /** Its SAs are terminated and its policies removed. */
        UNLOAD
    }

    /** @param hostId empty if the router is on no host yet */
    public record HostAction(Kind kind, ConnectionId connectionId, RouterId routerId, Optional<HostId> hostId) {}

    /** All of a tunnel that can change; two that are equal are one to a host, which knows no names. */
    private record Tunnel(
            SiteConnection connection,
            IkePolicy ikePolicy,
            IpsecPolicy ipsecPolicy,
            RouterId routerId,
            List<IpAddress> addresses) {}

    private static final SiteConnectionChanges UNNAMED = SiteConnectionChanges.NONE.named("", "");
    private static final IkePolicyChanges UNNAMED_IKE = IkePolicyChanges.NONE.named("", "");
    private static final IpsecPolicyChanges UNNAMED_IPSEC = IpsecPolicyChanges.NONE.named("", "");

    private HostActions() {}

    public static List<HostAction> between(ProjectState before, ProjectState after) {
        Map<ConnectionId, Tunnel> old = tunnels(before);
        Map<ConnectionId, Tunnel> fresh = tunnels(after);
        List<HostAction> actions = new ArrayList<>();
        old.forEach((id, tunnel) -> {
            if (!fresh.containsKey(id)) {
                actions.add(action(Kind.UNLOAD, before, tunnel));
            }
        });
        fresh.forEach((id, tunnel) -> {
            if (!old.containsKey(id)) {
                actions.add(action(Kind.LOAD, after, tunnel));
            } else if (!tunnel.equals(old.get(id))) {
                actions.add(action(Kind.REPLACE, after, tunnel));
            }
        });
        return List.copyOf(actions);
    }

    private static HostAction action(Kind kind, ProjectState state, Tunnel tunnel) {
        return new HostAction(
                kind,
                tunnel.connection().id(),
                tunnel.routerId(),
                Optional.ofNullable(state.hosting().bindings().get(tunnel.routerId()))
                        .map(Binding::hostId));
    }

    static boolean isWanted(ProjectState state, SiteConnection connection) {
        return tunnel(state, connection).isPresent();
    }

    /** How many tunnels hosts are to have. */
    static int count(ProjectState state) {
        return tunnels(state).size();
    }

    private static Map<ConnectionId, Tunnel> tunnels(ProjectState state) {
        Map<ConnectionId, Tunnel> all = new HashMap<>();
        for (SiteConnection connection : state.vpn().connections().values()) {
            tunnel(state, connection).ifPresent(tunnel -> all.put(connection.id(), tunnel));
        }
        return all;
    }

    /** Empty if it is down by order of its owner. */
    private static Optional<Tunnel> tunnel(ProjectState state, SiteConnection connection) {
        VpnService service = state.vpn().services().get(connection.serviceId());
        if (service == null || !service.adminStateUp() || !connection.adminStateUp()) {
            return Optional.empty();
        }
        Router router = Known.router(state, service.routerId());
        return Optional.of(new Tunnel(
                UNNAMED.appliedTo(connection),
                UNNAMED_IKE.appliedTo(Known.ikePolicy(state, connection.ikePolicyId())),
                UNNAMED_IPSEC.appliedTo(Known.ipsecPolicy(state, connection.ipsecPolicyId())),
                router.id(),
                Stream.of(4, 6)
                        .flatMap(version -> router.gatewayAddress(version).stream())
                        .toList()));
    }
}
