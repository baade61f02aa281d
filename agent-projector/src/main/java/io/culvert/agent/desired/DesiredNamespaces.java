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
                binding.routerId(), project, binding.epoch(), state.intentVersion(), ikes, pairs(ikes));
        return new Assignment(namespace, revisions, notCarried, told(state, binding));
    }

    private static List<TrafficPair> pairs(List<DesiredIke> ikes) {
        Map<String, TrafficPair> pairs = new TreeMap<>();
        for (DesiredIke ike : ikes) {
            for (DesiredChild child : ike.children()) {
                for (Cidr local : child.localTs()) {
                    for (Cidr remote : child.remoteTs()) {
                        if (local.ipVersion() == remote.ipVersion()) {
                            pairs.put(local + " " + remote, new TrafficPair(local, remote));
                        }
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
