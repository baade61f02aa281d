package io.culvert.agent.desired;

import io.culvert.events.resource.Binding;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Revisions;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.RouterId;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The connections that are others, or hang on something that is another, in one state of a project than in another, and
 * their routers. It is found out without looking at what they are made of: most are the same, and share their parts.
 */
public record Touched(Set<ConnectionId> connections, Set<RouterId> routers) {
    public Touched {
        connections = Set.copyOf(connections);
        routers = Set.copyOf(routers);
    }

    public static Touched between(ProjectState before, ProjectState after) {
        Set<ResourceId> changed = new HashSet<>();
        changed.addAll(different(before.vpn().connections(), after.vpn().connections()));
        changed.addAll(different(before.vpn().services(), after.vpn().services()));
        changed.addAll(different(before.vpn().ikePolicies(), after.vpn().ikePolicies()));
        changed.addAll(different(before.vpn().ipsecPolicies(), after.vpn().ipsecPolicies()));
        changed.addAll(different(before.vpn().endpointGroups(), after.vpn().endpointGroups()));
        changed.addAll(different(before.inventory().subnets(), after.inventory().subnets()));
        different(before.hosting().bindings(), after.hosting().bindings()).stream()
                .filter(router -> !host(before, router).equals(host(after, router)))
                .forEach(changed::add);
        Set<ConnectionId> connections = new HashSet<>();
        Set<RouterId> routers = new HashSet<>();
        boolean revised = !isOne(before.standard(), after.standard());
        for (ProjectState state : new ProjectState[] {before, after}) {
            for (SiteConnection each : state.vpn().connections().values()) {
                if (isAmong(changed, state, each)
                        || (revised && Revisions.of(before, each.id()) != Revisions.of(after, each.id()))) {
                    connections.add(each.id());
                    service(state, each).map(VpnService::routerId).ifPresent(routers::add);
                }
            }
        }
        return new Touched(connections, routers);
    }

    static Optional<HostId> host(ProjectState state, RouterId router) {
        return Optional.ofNullable(state.hosting().bindings().get(router)).map(Binding::hostId);
    }

    static Optional<VpnService> service(ProjectState state, SiteConnection connection) {
        return Optional.ofNullable(state.vpn().services().get(connection.serviceId()));
    }

    private static boolean isAmong(Set<ResourceId> changed, ProjectState state, SiteConnection each) {
        return !changed.isEmpty()
                && (changed.contains(each.id())
                        || changed.contains(each.ikePolicyId())
                        || changed.contains(each.ipsecPolicyId())
                        || changed.contains(each.serviceId())
                        || service(state, each)
                                .filter(service -> changed.contains(service.routerId())
                                        || service.subnetId()
                                                .filter(changed::contains)
                                                .isPresent())
                                .isPresent()
                        || Stream.concat(each.localGroupId().stream(), each.peerGroupId().stream())
                                .anyMatch(id -> changed.contains(id)
                                        || hasAny(
                                                changed,
                                                state.vpn().endpointGroups().get(id))));
    }

    private static boolean hasAny(Set<ResourceId> changed, @Nullable EndpointGroup group) {
        return group != null
                && group.type() == EndpointType.SUBNET
                && group.subnets().stream().anyMatch(changed::contains);
    }

    private static <K, V> Set<K> different(Map<K, V> before, Map<K, V> after) {
        Set<K> keys = new HashSet<>();
        if (!isOne(before, after)) {
            after.forEach((key, value) -> {
                if (!value.equals(before.get(key))) {
                    keys.add(key);
                }
            });
            before.keySet().stream().filter(key -> !after.containsKey(key)).forEach(keys::add);
        }
        return keys;
    }

    /** What was not changed is the same object. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isOne(Object one, Object other) {
        return one == other;
    }
}
