package io.culvert.command.rest;

import io.culvert.agent.desired.HostActions.HostAction;
import io.culvert.command.domain.Preview;
import io.culvert.events.api.Representation;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Statuses;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What becomes of each tunnel that hosts would touch, and by which attributes of the API it then differs. */
final class TunnelChanges {
    private TunnelChanges() {}

    static List<Map<String, Object>> of(ProjectId project, Preview preview, List<HostAction> actions) {
        return actions.stream().map(action -> of(project, preview, action)).toList();
    }

    private static Map<String, Object> of(ProjectId project, Preview preview, HostAction action) {
        ConnectionId id = action.connectionId();
        ProjectState named = preview.after().vpn().connections().containsKey(id) ? preview.after() : preview.before();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("ipsec_site_connection_id", id.toString());
        shown.put("name", ResourceController.get(named.vpn().connections(), id).name());
        shown.put(
                "fate",
                switch (action.kind()) {
                    case LOAD -> "created";
                    case REPLACE -> "rekeyed";
                    case RELOAD -> "reloaded";
                    case UNLOAD -> "dropped";
                });
        shown.put("changes", changes(project, preview, id));
        return shown;
    }

    private static List<Map<String, @Nullable Object>> changes(ProjectId project, Preview preview, ConnectionId id) {
        Map<String, @Nullable Object> before = attributes(project, preview.before(), id);
        Map<String, @Nullable Object> after = attributes(project, preview.after(), id);
        List<Map<String, @Nullable Object>> changes = new ArrayList<>();
        for (String name : new TreeSet<>(before.keySet())) {
            if (after.containsKey(name) && !Objects.equals(before.get(name), after.get(name))) {
                Map<String, @Nullable Object> change = new LinkedHashMap<>();
                change.put("attribute", name);
                // Which key it is, is nobody's business but the vault's.
                if (!name.equals(PskWanted.PSK)) {
                    change.put("before", before.get(name));
                    change.put("after", after.get(name));
                }
                changes.add(change);
            }
        }
        return changes;
    }

    /** Of the connection, and with a prefix those of what it refers to; nothing if there is no such connection. */
    private static Map<String, @Nullable Object> attributes(ProjectId project, ProjectState state, ConnectionId id) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        SiteConnection connection = state.vpn().connections().get(id);
        if (connection != null) {
            var vpn = state.vpn();
            var service = ResourceController.get(vpn.services(), connection.serviceId());
            var ike = ResourceController.get(vpn.ikePolicies(), connection.ikePolicyId());
            var ipsec = ResourceController.get(vpn.ipsecPolicies(), connection.ipsecPolicyId());
            put(all, "", Representation.of(project, connection, Statuses.of(state, id)));
            put(all, "ikepolicy.", Representation.of(project, ike));
            put(all, "ipsecpolicy.", Representation.of(project, ipsec));
            put(all, "vpnservice.", Representation.of(project, service, Statuses.of(state, service.id())));
            all.put(PskWanted.PSK, connection.psk());
        }
        return all;
    }

    private static void put(
            Map<String, @Nullable Object> all, String prefix, Map<String, @Nullable Object> attributes) {
        attributes.forEach((name, value) -> {
            if (!name.equals("status")) {
                all.put(prefix + name, value);
            }
        });
    }
}
