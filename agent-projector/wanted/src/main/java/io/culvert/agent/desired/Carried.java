package io.culvert.agent.desired;

import io.culvert.agent.desired.HostActions.HostAction;
import io.culvert.agent.desired.HostActions.Kind;
import io.culvert.events.resource.Certificates;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.Dpd;
import io.culvert.events.value.HostId;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SecretRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tunnel of one site connection as its host has it.
 *
 * @param ike what its IKE connection is called in charon, after all that is negotiated ({@link ConfigName})
 * @param child the same of itself
 */
record Carried(RouterId router, Optional<HostId> host, String ike, String child, Settings settings) {
    /** All that charon and the packet filter have of a tunnel and that is not negotiated. */
    record Settings(
            Lifetime ofIke,
            Lifetime ofChild,
            Dpd dpd,
            Initiator initiator,
            SecretRef psk,
            Optional<Certificates> certificates,
            List<Cidr> localTs,
            List<Cidr> remoteTs,
            Map<String, TrafficPair> pairs) {
        static Settings of(DesiredIke ike, DesiredChild child, Map<String, TrafficPair> pairs) {
            return new Settings(
                    ike.policy().lifetime(),
                    child.policy().lifetime(),
                    ike.dpd(),
                    ike.initiator(),
                    ike.psk(),
                    ike.certificates(),
                    child.localTs(),
                    child.remoteTs(),
                    pairs);
        }
    }

    /**
     * Those that may differ between two states of a project, as they are in one of these: what was touched, and what may
     * have its IKE connection or its key together with something that was.
     *
     * @param known as they were looked up before; those that are looked up now come in their place
     */
    static Map<ConnectionId, Carried> around(
            Touched touched,
            ProjectState before,
            ProjectState after,
            ProjectState state,
            Map<ConnectionId, Known> known) {
        Set<String> peers = new HashSet<>();
        for (ConnectionId id : touched.connections()) {
            Stream.of(before, after)
                    .flatMap(each -> Stream.ofNullable(each.vpn().connections().get(id)))
                    .forEach(each -> peers.addAll(List.of(each.peerAddress(), each.peerId())));
        }
        Map<RouterId, List<Tunnel>> tunnels = new HashMap<>();
        for (SiteConnection each : state.vpn().connections().values()) {
            if (peers.contains(each.peerAddress()) || peers.contains(each.peerId())) {
                Touched.service(state, each)
                        .filter(service -> touched.routers().contains(service.routerId()))
                        .ifPresent(service -> add(tunnels, state, service, each, known));
            }
        }
        Map<ConnectionId, Carried> carried = new HashMap<>();
        tunnels.forEach((router, some) -> add(carried, router, Touched.host(state, router), some));
        return carried;
    }

    private static void add(
            Map<RouterId, List<Tunnel>> tunnels,
            ProjectState state,
            VpnService service,
            SiteConnection connection,
            Map<ConnectionId, Known> known) {
        Ingredients now = Ingredients.of(state, service, connection);
        if (known.compute(connection.id(), (id, before) -> Known.of(now, before))
                        .lookup()
                instanceof Tunnel tunnel) {
            tunnels.computeIfAbsent(service.routerId(), any -> new ArrayList<>())
                    .add(tunnel);
        }
    }

    private static void add(
            Map<ConnectionId, Carried> carried, RouterId router, Optional<HostId> host, List<Tunnel> tunnels) {
        Map<ConnectionId, Map<String, TrafficPair>> pairs = new HashMap<>();
        tunnels.forEach(tunnel -> pairs.put(tunnel.connection().id(), tunnel.pairs()));
        for (DesiredIke ike : IkeMerge.merged(tunnels)) {
            for (DesiredChild child : ike.children()) {
                ConnectionId id = child.connectionId();
                Settings settings = Settings.of(ike, child, pairs.getOrDefault(id, Map.of()));
                carried.put(id, new Carried(router, host, ike.name(), child.name(), settings));
            }
        }
    }

    boolean isWhere(Carried other) {
        return router.equals(other.router) && host.equals(other.host);
    }

    /** True if its SAs would be those of the other one. */
    boolean isNegotiatedLike(Carried other) {
        return ike.equals(other.ike) && child.equals(other.child);
    }

    HostAction action(Kind kind, ConnectionId connection) {
        return new HostAction(kind, connection, router, host);
    }
}
