package io.culvert.events.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.Status;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.Samples;
import org.junit.jupiter.api.Test;

class RepresentationTest {
    private static final ProjectId EAST = new ProjectId("east");

    @Test
    void showsAConnectionInOneOrderWithoutItsKey() {
        var connection = Samples.of(SiteConnectionCreated.class).connection();
        assertThat(Json.write(Representation.of(EAST, connection, Status.ACTIVE)))
                .contains("\"dpd\":{\"action\":\"hold\",\"interval\":30,\"timeout\":120}", "\"psk\":null")
                .startsWith("{\"id\":\"11111111-0000-4000-8000-000000000008\",\"project_id\":\"east\"")
                .endsWith("\"status\":\"ACTIVE\"}")
                .doesNotContain("0123456789abcdef");
    }

    @Test
    void showsALifetimeAsUnitsAndValue() {
        var policy = Samples.of(IkePolicyCreated.class).policy();
        assertThat(Json.write(Representation.of(EAST, policy)))
                .endsWith("\"lifetime\":{\"units\":\"seconds\",\"value\":3600}}");
    }
}
