package io.culvert.agent.desired;

import io.culvert.events.resource.Binding;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Revisions;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Works out of the state of projects what a host should carry for each router that is bound to it. */
public final class DesiredNamespaces {
    private DesiredNamespaces() {}

    public static Map<RouterId, Assignment> of(Map<ProjectId, ProjectState> projects, HostId host) {
        Map<RouterId, Assignment> all = new HashMap<>();
        projects.forEach((id, state) -> all.putAll(of(id, state, host)));
        return Map.copyOf(all);
    }

    /** The same for one project. */
    public static Map<RouterId, Assignment> of(ProjectId project, ProjectState state, HostId host) {
        return state.hosting().bindings().values().stream()
                .filter(binding -> binding.hostId().equals(host))
                .collect(Collectors.toUnmodifiableMap(Binding::routerId, binding -> of(project, state, binding)));
    }

    private static Assignment of(ProjectId project, ProjectState state, Binding binding) {
        Map<ConnectionId, Long> revisions = new HashMap<>();
        Map<ConnectionId, Verdict> notCarried = new HashMap<>();
        List<Tunnel> tunnels = new ArrayList<>();
        for (SiteConnection connection : state.vpn().connections().values()) {
            VpnService service = state.vpn().services().get(connection.serviceId());
            if (service == null || !service.routerId().equals(binding.routerId())) {
                continue;
            }
            long revision = Revisions.of(state, connection.id());
            revisions.put(connection.id(), Revisions.ofTunnel(state, connection));
            switch (Tunnel.of(state, service, connection, revision)) {
                case Tunnel tunnel -> tunnels.add(tunnel);
                case Lookup.NoTunnel(Verdict verdict) -> notCarried.put(connection.id(), verdict);
            }
        }
        List<DesiredIke> ikes = IkeMerge.merged(tunnels);
        DesiredNamespace namespace = new DesiredNamespace(
                binding.routerId(), project, binding.epoch(), state.intentVersion(), ikes, pairs(tunnels));
        return new Assignment(namespace, revisions, notCarried, told(state, binding));
    }

    private static List<TrafficPair> pairs(List<Tunnel> tunnels) {
        Map<String, TrafficPair> pairs = new TreeMap<>();
        for (Tunnel tunnel : tunnels) {
            for (Cidr local : tunnel.child().localTs()) {
                for (Cidr remote : tunnel.child().remoteTs()) {
                    if (local.ipVersion() == remote.ipVersion()) {
                        TrafficPair pair = new TrafficPair(
                                local, remote, tunnel.connection().mtu());
                        pairs.merge(local + " " + remote, pair, TrafficPair::narrowed);
                    }
                }
            }
        }
        return List.copyOf(pairs.values());
    }

    private static Map<ConnectionId, ConnectionStatus> told(ProjectState state, Binding binding) {
        return state.hosting().statuses().entrySet().stream()
                .filter(entry -> entry.getValue().epoch() == binding.epoch()
                        && entry.getValue().hostId().equals(binding.hostId()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Verdict disabled(String what) {
        return Verdict.of(Status.DOWN, ReasonCode.DISABLED, what + " is administratively down");
    }

    static Verdict unfit(String why) {
        return Verdict.of(Status.ERROR, ReasonCode.REJECTED_CONFIG, why);
    }
}
