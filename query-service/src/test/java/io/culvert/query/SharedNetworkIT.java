package io.culvert.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.NetworkDeleted;
import io.culvert.events.event.NetworkUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.Network;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A network that Neutron shares is in each project that uses it, under the same id, and each has its own of it. */
class SharedNetworkIT extends RunningQueryService {
    private static final NetworkId SHARED = new NetworkId(new UUID(0, 1));
    private static final String PATH = "/v2.0/networks/" + SHARED;

    @Test
    void eachProjectHasItsOwnOfANetworkThatTheyShare() throws Exception {
        send(List.of(
                event("west", 1, new NetworkCreated(network("public"))),
                event("east", 1, new NetworkCreated(network("public"))),
                event("east", 2, new NetworkUpdated(network("seen later")))));
        awaitVersion(2);
        await(() -> get(PATH, "west").statusCode() == 200);

        assertThat(get(PATH, "west").body()).contains("\"name\":\"public\"", "\"project_id\":\"west\"");
        assertThat(get(PATH, "east").body()).contains("\"name\":\"seen later\"", "\"project_id\":\"east\"");
        assertThat(get("/v2.0/networks?fields=id", "north:admin").body())
                .isEqualTo("{\"networks\":[{\"id\":\"" + SHARED + "\"}]}");
        assertThat(get("/v2.0/networks?fields=project_id&id=" + SHARED + "&project_id=east", "north:admin")
                        .body())
                .isEqualTo("{\"networks\":[{\"project_id\":\"east\"}]}");

        send(List.of(event("east", 3, new NetworkDeleted(SHARED))));
        awaitVersion(3);
        service.close();
        service = startService();

        assertThat(get(PATH, "east").statusCode()).isEqualTo(404);
        assertThat(get(PATH, "west").body()).contains("\"name\":\"public\"", "\"project_id\":\"west\"");
    }

    private static Network network(String name) {
        return new Network(SHARED, name, true, true);
    }

    private static Envelope event(String project, long version, VpnEvent fact) {
        return new Envelope(
                UUID.randomUUID(),
                new ProjectId(project),
                version,
                version,
                Instant.EPOCH,
                Cause.of("neutron", "req-1"),
                fact);
    }
}
