package io.culvert.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.NetworkDeleted;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.Network;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredEventsTest {
    private static final String LINE = "{\"specversion\":\"1.0\",\"id\":\"22222222-0000-4000-8000-000000000001\","
            + "\"source\":\"/culvert\",\"type\":\"io.culvert.network.deleted.v1\","
            + "\"subject\":\"network/11111111-0000-4000-8000-000000000001\",\"time\":\"2026-11-24T12:00:00.000000001Z\","
            + "\"project\":\"east\",\"sequence\":\"7\",\"position\":\"107\",\"actor\":\"east\","
            + "\"correlationid\":\"req-1\",\"causationid\":\"report:r-0@7\",\"traceparent\":\"00-trace\","
            + "\"datacontenttype\":\"application/json\",\"data\":{\"id\":\"11111111-0000-4000-8000-000000000001\"}}";

    @Test
    void writesOneLineOfCloudEventsJson() {
        VpnEvent deleted = Samples.of(NetworkDeleted.class);

        assertThat(StructuredEvents.write(event(deleted))).isEqualTo(LINE);
    }

    @Test
    void everyEventComesBackCharacterForCharacter() {
        for (VpnEvent sample : Samples.all()) {
            assertThat(StructuredEvents.read(StructuredEvents.write(event(sample))))
                    .isEqualTo(event(sample));
        }
        VpnEvent hostile = new NetworkCreated(new Network(
                new NetworkId(new UUID(1, 2)), "}{\",\"data\":{ \u0000 \n \u2028 \\ \uD83D\uDE00 \u00e9", false, true));
        assertThat(StructuredEvents.read(StructuredEvents.write(event(hostile))))
                .isEqualTo(event(hostile));
    }

    @Test
    void keepsTheTextOfDataThatOthersWrote() {
        String spaced = "{ \"id\" : \"11111111-0000-4000-8000-000000000001\", \"n\": 1.50e3, \"a\":[ {} ] }";
        String line = "{\"data\": " + spaced + " ," + LINE.substring(1, LINE.indexOf(",\"data\"")) + "}";

        assertThat(StructuredEvents.read(line).data()).isEqualTo(spaced);
    }

    @Test
    void refusesToWriteDataOfTwoLines() {
        WireEvent event = StructuredEvents.read(LINE.replace("\"data\":{", "\"data\":{\n"));

        assertThatThrownBy(() -> StructuredEvents.write(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("22222222-0000-4000-8000-000000000001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "[]",
                "{",
                "{}",
                "{\"specversion\":1.0}",
                "{\"specversion\":\"1.0\",\"specversion\":\"1.0\"}",
                "{\"specversion\":\"1.0\",\"data\":\"text\"}",
                "{\"specversion\":\"1.0\",\"data\":{}}",
            })
    void stopsAtWhatIsNoEvent(String line) {
        assertThatThrownBy(() -> StructuredEvents.read(line)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void stopsAtALineThatIsCutOrLonger() {
        for (String line : new String[] {
            LINE.substring(0, LINE.length() - 1),
            LINE + "{}",
            LINE.replace("\"specversion\":\"1.0\"", "\"specversion\":\"2.0\""),
            LINE.substring(0, LINE.indexOf(",\"data\"")) + "}"
        }) {
            assertThatThrownBy(() -> StructuredEvents.read(line)).as(line).isInstanceOf(UnreadableException.class);
        }
    }

    private static WireEvent event(VpnEvent event) {
        return WireEvent.of(new Envelope(
                UUID.fromString("22222222-0000-4000-8000-000000000001"),
                new ProjectId("east"),
                7,
                107,
                Instant.parse("2026-11-24T12:00:00.000000001Z"),
                new Cause("east", "req-1", "report:r-0@7", Optional.of("00-trace")),
                event));
    }
}
