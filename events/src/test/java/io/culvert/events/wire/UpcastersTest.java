package io.culvert.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.events.event.StatusReported;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpcastersTest {
    private static final String STATUS_V1 = "io.culvert.status.reported.v1";

    @Test
    void statusReportedV1BecomesFlat() {
        assertThat(Upcasters.toPresent(STATUS_V1, ApprovedFiles.read(STATUS_V1)))
                .isEqualTo(new Upcasters.Typed(
                        "io.culvert.status.reported.v4", ApprovedFiles.read("io.culvert.status.reported.v4")));
        assertThat(EventTypes.read(STATUS_V1, ApprovedFiles.read(STATUS_V1)))
                .isEqualTo(Samples.of(StatusReported.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ike-policy.created", "ike-policy.updated", "ipsec-policy.created", "ipsec-policy.updated"})
    void aPolicyOfVersion1HasOneProposal(String fact) {
        String historic = "io.culvert." + fact + ".v1";
        Upcasters.Typed present = Upcasters.toPresent(historic, ApprovedFiles.read(historic));
        assertThat(present.type()).isEqualTo("io.culvert." + fact + ".v2");
        assertThat(present.data())
                .isEqualTo(ApprovedFiles.read(present.type())
                        .replaceFirst("\"furtherProposals\":\\[.*?]", "\"furtherProposals\":[]"));
        assertThatThrownBy(() -> EventTypes.read(historic, "{}")).isInstanceOf(UnreadableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"site-connection.created", "site-connection.updated"})
    void aConnectionOfVersion1UsesUdpWhereANatIsFound(String fact) {
        String historic = "io.culvert." + fact + ".v1";
        Upcasters.Typed present = Upcasters.toPresent(historic, ApprovedFiles.read(historic));
        assertThat(present.type()).isEqualTo("io.culvert." + fact + ".v3");
        assertThat(present.data()).isEqualTo(ofAPreSharedKey(present.type()).replace("\"forced\"", "\"auto\""));
        assertThatThrownBy(() -> EventTypes.read(historic, "{}")).isInstanceOf(UnreadableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"site-connection.created", "site-connection.updated"})
    void aConnectionOfVersion2HasAPreSharedKey(String fact) {
        String historic = "io.culvert." + fact + ".v2";
        Upcasters.Typed present = Upcasters.toPresent(historic, ApprovedFiles.read(historic));
        assertThat(present.data()).isEqualTo(ofAPreSharedKey(present.type()));
        assertThatThrownBy(() -> EventTypes.read(historic, "{}")).isInstanceOf(UnreadableException.class);
    }

    private static String ofAPreSharedKey(String type) {
        return ApprovedFiles.read(type).replaceFirst("\"certificates\":\\{.*}}}$", "\"certificates\":null}}");
    }

    @Test
    void whatIsPresentIsLeftAlone() {
        assertThat(Upcasters.toPresent("io.culvert.network.deleted.v1", "{ \"any\":1}"))
                .isEqualTo(new Upcasters.Typed("io.culvert.network.deleted.v1", "{ \"any\":1}"));
    }

    @Test
    void everyChainEndsAtAPresentType() {
        for (String historic : Upcasters.historicTypes()) {
            Upcasters.Typed present = Upcasters.toPresent(historic, ApprovedFiles.read(historic));
            assertThat(EventTypes.byName())
                    .as(historic)
                    .containsKey(present.type())
                    .doesNotContainKey(historic);
        }
    }

    @Test
    void stopsAtDataOfAnotherShape() {
        for (String data : List.of("{}", "[]", "{\"connectionId\":\"x\",\"status\":\"ACTIVE\"}", "")) {
            assertThatThrownBy(() -> EventTypes.read(STATUS_V1, data)).as(data).isInstanceOf(UnreadableException.class);
        }
    }
}
