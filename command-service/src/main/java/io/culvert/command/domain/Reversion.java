package io.culvert.command.domain;

import io.culvert.events.resource.Network;
import io.culvert.events.resource.Resource;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.Subnet;
import io.culvert.events.state.Inventory;
import io.culvert.events.state.VpnResources;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.SecretRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pcollections.PMap;

/**
 * The commands that lead from what is wanted of a project to what was wanted once: what uses goes before what is used, and
 * comes after it. What is there again has its former id.
 */
final class Reversion {
    private final Wanted now;
    private final Wanted then;
    private final List<Step> steps = new ArrayList<>();

    /**
     * A command on the way.
     *
     * @param about the resource that it is about; empty if it is about several
     */
    record Step(Optional<ResourceId> about, VpnCommand command) {}

    private Reversion(Wanted now, Wanted then) {
        this.now = now;
        this.then = then;
    }

    /**
     * What is wanted now, but for that resource, which is as it was, and what it can't be without, if that is there no more.
     *
     * @throws RefusedException if there is no such resource, and was none
     */
    static Wanted of(ResourceId id, Wanted now, Wanted then) {
        if (now.find(id).isEmpty() && then.find(id).isEmpty()) {
            throw new RefusedException(Refusals.notFound(id));
        }
        Wanted target = now.with(id, then);
        Deque<ResourceId> needs = new ArrayDeque<>(
                target.find(id).stream().flatMap(Wanted::references).toList());
        while (!needs.isEmpty()) {
            ResourceId next = needs.remove();
            if (target.find(next).isEmpty()) {
                target = target.with(next, then);
                needs.addAll(
                        target.find(next).stream().flatMap(Wanted::references).toList());
            }
        }
        return target;
    }

    /** The connections that there were, and are to be again: their former keys are destroyed. */
    static List<SiteConnection> remade(Wanted now, Wanted then) {
        return inOrder(then.vpn().connections().values())
                .filter(connection -> !now.vpn().connections().containsKey(connection.id()))
                .toList();
    }

    /**
     * @param keys of the connections that are made again
     * @throws RefusedException naming the connections that lack one
     */
    static List<Step> steps(Wanted now, Wanted then, Map<ConnectionId, SecretRef> keys) {
        List<SiteConnection> keyless = remade(now, then).stream()
                .filter(connection -> !keys.containsKey(connection.id()))
                .toList();
        if (!keyless.isEmpty()) {
            throw new RefusedException(Refusals.keysNeeded(keyless));
        }
        return new Reversion(now, then).steps(keys);
    }

    private List<Step> steps(Map<ConnectionId, SecretRef> keys) {
        VpnResources from = now.vpn();
        VpnResources to = then.vpn();
        Set<EndpointGroupId> used = used();
        gone(from.connections(), to.connections()).forEach(id -> add(id, new DeleteSiteConnection(id)));
        gone(from.services(), to.services()).forEach(id -> add(id, new DeleteVpnService(id)));
        gone(from.ikePolicies(), to.ikePolicies()).forEach(id -> add(id, new DeleteIkePolicy(id)));
        gone(from.ipsecPolicies(), to.ipsecPolicies()).forEach(id -> add(id, new DeleteIpsecPolicy(id)));
        List<EndpointGroupId> groups =
                gone(from.endpointGroups(), to.endpointGroups()).toList();
        groups.stream().filter(id -> !used.contains(id)).forEach(id -> add(id, new DeleteEndpointGroup(id)));
        boolean moved = !now.inventory().equals(then.inventory());
        if (moved) {
            steps.add(new Step(Optional.empty(), picture(union(now.inventory(), then.inventory()))));
        }
        change(
                from.ikePolicies(),
                to.ikePolicies(),
                CreateIkePolicy::new,
                policy -> new UpdateIkePolicy(policy.id(), IkePolicyChanges.to(policy), InUse.APPLY));
        change(
                from.ipsecPolicies(),
                to.ipsecPolicies(),
                CreateIpsecPolicy::new,
                policy -> new UpdateIpsecPolicy(policy.id(), IpsecPolicyChanges.to(policy), InUse.APPLY));
        change(
                from.endpointGroups(),
                to.endpointGroups(),
                CreateEndpointGroup::new,
                group -> new UpdateEndpointGroup(
                        group.id(), Optional.of(group.name()), Optional.of(group.description())));
        change(
                from.services(),
                to.services(),
                it -> new CreateVpnService(
                        it.id(), it.name(), it.description(), it.routerId(), it.subnetId(), it.adminStateUp()),
                it -> new UpdateVpnService(
                        it.id(),
                        Optional.of(it.name()),
                        Optional.of(it.description()),
                        Optional.of(it.adminStateUp())));
        change(
                from.connections(),
                to.connections(),
                it -> new CreateSiteConnection(
                        SiteConnectionChanges.byPreSharedKey(key(keys, it)).appliedTo(it)),
                it -> new UpdateSiteConnection(it.id(), SiteConnectionChanges.to(it)));
        groups.stream().filter(used::contains).forEach(id -> add(id, new DeleteEndpointGroup(id)));
        if (moved) {
            steps.add(new Step(Optional.empty(), picture(then.inventory())));
        }
        tags();
        return List.copyOf(steps);
    }

    private void add(ResourceId about, VpnCommand command) {
        steps.add(new Step(Optional.of(about), command));
    }

    private static SecretRef key(Map<ConnectionId, SecretRef> keys, SiteConnection connection) {
        SecretRef key = keys.get(connection.id());
        if (key == null) {
            throw new IllegalStateException("a key for " + connection.id() + " was asked for before");
        }
        return key;
    }

    /** The groups that a connection has which stays: it must have others before they can go. */
    private Set<EndpointGroupId> used() {
        return now.vpn().connections().values().stream()
                .filter(connection -> then.vpn().connections().containsKey(connection.id()))
                .flatMap(connection ->
                        Stream.concat(connection.localGroupId().stream(), connection.peerGroupId().stream()))
                .collect(Collectors.toSet());
    }

    private <K extends ResourceId, R extends Resource> void change(
            PMap<K, R> from, PMap<K, R> to, Function<R, VpnCommand> create, Function<R, VpnCommand> update) {
        inOrder(to.values()).forEach(after -> {
            R before = from.get(id(after));
            if (before == null) {
                add(id(after), create.apply(after));
            } else if (!before.equals(after)) {
                add(id(after), update.apply(after));
            }
        });
    }

    private void tags() {
        Set<ResourceId> all = new TreeSet<>(Comparator.comparing(ResourceId::toString));
        all.addAll(now.tags().keySet());
        all.addAll(then.tags().keySet());
        for (ResourceId id : all) {
            // What is made anew has none yet.
            List<String> before = now.find(id).isPresent() ? now.tags(id) : List.of();
            if (then.find(id).isPresent() && !then.tags(id).equals(before)) {
                add(id, new TagResource(id, then.tags(id)));
            }
        }
    }

    private static <K extends ResourceId, R> Stream<K> gone(PMap<K, R> from, PMap<K, R> to) {
        return from.keySet().stream().filter(id -> !to.containsKey(id)).sorted(Comparator.comparing(ResourceId::value));
    }

    private static Inventory union(Inventory now, Inventory then) {
        return new Inventory(
                now.networks().plusAll(then.networks()),
                now.subnets().plusAll(then.subnets()),
                now.routers().plusAll(then.routers()));
    }

    private static FollowInventory picture(Inventory inventory) {
        Stream<Network> networks = inOrder(inventory.networks().values());
        Stream<Subnet> subnets = inOrder(inventory.subnets().values());
        Stream<Router> routers = inOrder(inventory.routers().values());
        return new FollowInventory(networks.toList(), subnets.toList(), routers.toList());
    }

    private static <R extends Resource> Stream<R> inOrder(Collection<R> resources) {
        return resources.stream().sorted(Comparator.comparing(it -> it.id().value()));
    }

    private static ResourceId id(Resource resource) {
        return resource.id();
    }
}
