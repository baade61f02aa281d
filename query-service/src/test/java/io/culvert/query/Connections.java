package io.culvert.query;

import io.culvert.events.event.EndpointGroupCreated;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.EndpointGroupId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A project with many connections to the same peer. */
public final class Connections {
    private Connections() {}

    /** A story's project as it is before its end, with so many connections, each with an endpoint group for its peer. */
    public static List<Envelope> of(Story story, int connections) {
        List<Envelope> events = new ArrayList<>(story.events().subList(0, 7));
        SiteConnectionCreated one =
                (SiteConnectionCreated) story.events().get(7).event();
        EndpointGroup group = ((EndpointGroupCreated) story.events().get(5).event()).group();
        for (int each = 0; each < connections; each++) {
            add(story, events, new SiteConnectionCreated(like(story, one.connection(), group.id(), each)));
        }
        return List.copyOf(events);
    }

    private static void add(Story story, List<Envelope> events, VpnEvent event) {
        Envelope last = events.getLast();
        long version = last.version() + 1;
        events.add(new Envelope(
                story.id("event" + version),
                last.projectId(),
                version,
                last.position() + 1,
                last.time().plusSeconds(1),
                last.cause(),
                event));
    }

    private static SiteConnection like(Story story, SiteConnection it, EndpointGroupId group, int number) {
        return new SiteConnection(
                new ConnectionId(story.id("connection" + number)),
                "connection" + number,
                it.description(),
                it.serviceId(),
                it.ikePolicyId(),
                it.ipsecPolicyId(),
                it.peerAddress(),
                it.peerId(),
                it.localId(),
                List.of(),
                Optional.empty(),
                Optional.of(group),
                it.mtu(),
                it.initiator(),
                it.dpd(),
                it.adminStateUp(),
                it.psk());
    }
}
