package io.culvert.command.domain;

import io.culvert.events.event.IkePolicyUpdated;
import io.culvert.events.event.IpsecPolicyUpdated;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ResourceId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A value that a crypto policy forbids, in a policy that a connection uses. */
public record ForbiddenUse(ResourceId policy, CryptoUse use) {
    /** The connections of which the event may have changed what {@link #of} says. */
    public static Set<ConnectionId> concerned(VpnEvent event, ProjectState after) {
        return switch (event) {
            case SiteConnectionCreated created -> Set.of(created.connection().id());
            case SiteConnectionUpdated updated -> Set.of(updated.connection().id());
            case SiteConnectionDeleted deleted -> Set.of(deleted.id());
            case IkePolicyUpdated updated ->
                connections(
                        after, it -> it.ikePolicyId().equals(updated.policy().id()));
            case IpsecPolicyUpdated updated ->
                connections(
                        after, it -> it.ipsecPolicyId().equals(updated.policy().id()));
            default -> Set.of();
        };
    }

    /** What the crypto policy forbids of that connection, disabled or not; nothing if there is no such connection. */
    public static Set<ForbiddenUse> of(ProjectState state, ConnectionId id, CryptoPolicy crypto) {
        Set<ForbiddenUse> all = new LinkedHashSet<>();
        SiteConnection connection = state.vpn().connections().get(id);
        if (connection != null) {
            var ikePolicy = state.vpn().ikePolicies().get(connection.ikePolicyId());
            var ipsecPolicy = state.vpn().ipsecPolicies().get(connection.ipsecPolicyId());
            add(all, connection.ikePolicyId(), crypto, ikePolicy == null ? List.of() : CryptoUse.of(ikePolicy));
            add(all, connection.ipsecPolicyId(), crypto, ipsecPolicy == null ? List.of() : CryptoUse.of(ipsecPolicy));
        }
        return all;
    }

    private static void add(Set<ForbiddenUse> into, ResourceId policy, CryptoPolicy crypto, List<CryptoUse> uses) {
        crypto.judged(Verdict.FORBID, uses).forEach(use -> into.add(new ForbiddenUse(policy, use)));
    }

    private static Set<ConnectionId> connections(ProjectState state, Predicate<SiteConnection> which) {
        return state.vpn().connections().values().stream()
                .filter(which)
                .map(SiteConnection::id)
                .collect(Collectors.toSet());
    }
}
