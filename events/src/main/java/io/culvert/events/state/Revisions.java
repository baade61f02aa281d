package io.culvert.events.state;

import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.StandardAttributes;
import io.culvert.events.value.ResourceId;
import java.util.stream.Stream;

/** At which version of its project a thing was last changed. */
public final class Revisions {
    private Revisions() {}

    /** Of the resource itself; 0 if the project has no such resource. */
    public static long of(ProjectState state, ResourceId id) {
        StandardAttributes standard = state.standard().get(id);
        return standard == null ? 0 : standard.revision();
    }

    /** Of the tunnel: of the connection, its service, its policies or its groups, whichever is the latest. */
    public static long ofTunnel(ProjectState state, SiteConnection connection) {
        Stream<ResourceId> required = Stream.of(
                connection.id(), connection.serviceId(), connection.ikePolicyId(), connection.ipsecPolicyId());
        Stream<ResourceId> groups =
                Stream.concat(connection.localGroupId().stream(), connection.peerGroupId().stream());
        return Stream.concat(required, groups)
                .mapToLong(id -> of(state, id))
                .max()
                .orElse(0);
    }
}
