package io.culvert.command.domain;

import io.culvert.events.event.EndpointGroupCreated;
import io.culvert.events.event.EndpointGroupDeleted;
import io.culvert.events.event.EndpointGroupUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.SubnetId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Endpoint groups: what is in them is checked once, when they are created, and never changes. */
final class EndpointGroupRules {
    private EndpointGroupRules() {}

    static List<VpnEvent> create(ProjectState state, CreateEndpointGroup command) {
        EndpointGroup group = command.group();
        if (group.endpoints().isEmpty()) {
            throw new RefusedException(Refusals.noEndpoints(group.id()));
        }
        Set<String> seen = new HashSet<>();
        for (String endpoint : group.endpoints()) {
            if (!seen.add(canonical(state, group.type(), endpoint))) {
                throw new RefusedException(
                        Refusals.invalidEndpoint(group.type(), endpoint, "It is in the group more than once"));
            }
        }
        return Facts.of(new EndpointGroupCreated(group));
    }

    /** Networks, routers and VLANs are stored as they are: no connection uses such groups. */
    private static String canonical(ProjectState state, EndpointType type, String endpoint) {
        return switch (type) {
            case SUBNET -> existingSubnet(state, endpoint);
            case CIDR -> prefix(endpoint);
            case NETWORK, ROUTER, VLAN -> endpoint;
        };
    }

    private static String existingSubnet(ProjectState state, String endpoint) {
        SubnetId id;
        try {
            id = SubnetId.of(endpoint);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusals.invalidEndpoint(EndpointType.SUBNET, endpoint, "Invalid UUID"));
        }
        if (!state.inventory().subnets().containsKey(id)) {
            throw new RefusedException(Refusals.unknownSubnetInGroup(id));
        }
        return id.toString();
    }

    private static String prefix(String endpoint) {
        try {
            return Cidr.of(endpoint).masked().toString();
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusals.invalidEndpoint(EndpointType.CIDR, endpoint, "Invalid CIDR"));
        }
    }

    static List<VpnEvent> update(ProjectState state, UpdateEndpointGroup command) {
        EndpointGroup before = Known.endpointGroup(state, command.id());
        EndpointGroup after = new EndpointGroup(
                before.id(),
                command.name().orElse(before.name()),
                command.description().orElse(before.description()),
                before.type(),
                before.endpoints());
        return Facts.ifChanged(before, after, new EndpointGroupUpdated(after));
    }

    static List<VpnEvent> delete(ProjectState state, DeleteEndpointGroup command) {
        var used = Optional.of(command.id());
        if (state.vpn().connections().values().stream()
                .anyMatch(connection -> connection.localGroupId().equals(used)
                        || connection.peerGroupId().equals(used))) {
            throw new RefusedException(Refusals.endpointGroupInUse(command.id()));
        }
        Known.endpointGroup(state, command.id());
        return Facts.of(new EndpointGroupDeleted(command.id()));
    }
}
