package io.culvert.command.domain;

import io.culvert.events.api.ApiError;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.SubnetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a tunnel joins: a service with a subnet takes peer CIDRs, one without takes a group on either side. All are of one
 * IP version. */
final class ConnectionEndpoints {
    private ConnectionEndpoints() {}

    /** The IP version inside the tunnel, if the endpoints are right. */
    static int ipVersion(ProjectState state, VpnService service, Router router, SiteConnection connection) {
        return service.subnetId()
                .map(subnet -> withSubnet(state, subnet, connection))
                .orElseGet(() -> withGroups(state, router, connection));
    }

    private static int withSubnet(ProjectState state, SubnetId subnet, SiteConnection connection) {
        if (connection.peerCidrs().isEmpty()) {
            throw new RefusedException(Refusals.missingPeerCidrs());
        }
        List<String> groups = sides(connection, true);
        if (!groups.isEmpty()) {
            throw new RefusedException(Refusals.groupsNotAllowed(groups));
        }
        int local = Known.subnet(state, subnet).cidr().ipVersion();
        return same(local, one(connection.peerCidrs(), Refusals.mixedVersionsInPeerCidrs()));
    }

    private static int withGroups(ProjectState state, Router router, SiteConnection connection) {
        if (!connection.peerCidrs().isEmpty()) {
            throw new RefusedException(Refusals.peerCidrsNotAllowed());
        }
        List<String> missing = sides(connection, false);
        if (!missing.isEmpty()) {
            throw new RefusedException(Refusals.groupsMissing(missing));
        }
        EndpointGroup local =
                Known.endpointGroup(state, connection.localGroupId().orElseThrow());
        EndpointGroup peer = Known.endpointGroup(state, connection.peerGroupId().orElseThrow());
        checkType(local, EndpointType.SUBNET);
        checkType(peer, EndpointType.CIDR);
        List<Cidr> localCidrs = new ArrayList<>();
        for (SubnetId subnet : local.subnets()) {
            if (!router.isOn(subnet)) {
                throw new RefusedException(Refusals.subnetIsNotConnected(subnet, router.id()));
            }
            localCidrs.add(Known.subnet(state, subnet).cidr());
        }
        return same(
                one(localCidrs, Refusals.mixedVersionsInGroup(local.id())),
                one(peer.cidrs(), Refusals.mixedVersionsInGroup(peer.id())));
    }

    private static List<String> sides(SiteConnection connection, boolean given) {
        List<String> which = new ArrayList<>();
        addIf(which, "local", connection.localGroupId(), given);
        addIf(which, "peer", connection.peerGroupId(), given);
        return which;
    }

    private static void addIf(List<String> which, String side, Optional<EndpointGroupId> group, boolean given) {
        if (group.isPresent() == given) {
            which.add(side);
        }
    }

    private static void checkType(EndpointGroup group, EndpointType expected) {
        if (group.type() != expected) {
            throw new RefusedException(Refusals.wrongGroupType(group, expected));
        }
    }

    private static int one(List<Cidr> cidrs, ApiError mixed) {
        List<Integer> versions = cidrs.stream().map(Cidr::ipVersion).distinct().toList();
        if (versions.size() != 1) {
            throw new RefusedException(mixed);
        }
        return versions.getFirst();
    }

    private static int same(int local, int peer) {
        if (local != peer) {
            throw new RefusedException(Refusals.mixedVersions());
        }
        return local;
    }
}
