package io.culvert.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.report.HostReport;
import io.culvert.events.value.ProjectId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CloudEventsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.000000001Z");

    @Test
    void everyEventComesBackAsItWas() {
        long version = 0;
        for (VpnEvent event : Samples.all()) {
            Envelope envelope = envelope(++version, event);
            assertThat(CloudEvents.read(CloudEvents.write(envelope))).isEqualTo(envelope);
        }
    }

    @Test
    void saysInHeadersWhatRoutesAndOrdersIt() {
        WireMessage message = CloudEvents.write(envelope(7, Samples.all().getLast()));
        assertThat(message.key()).isEqualTo("east");
        assertThat(message.headers())
                .containsEntry("ce_type", "io.culvert.status.reported.v4")
                .containsEntry("ce_subject", "site-connection/11111111-0000-4000-8000-000000000008")
                .containsEntry("ce_sequence", "7")
                .containsEntry("ce_position", "107")
                .containsEntry("ce_actor", "east")
                .containsEntry("ce_correlationid", "req-1")
                .containsEntry("ce_causationid", "report:r-0@7")
                .containsEntry("ce_traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    @Test
    void readsMessagesOfEarlierCulvertsWhichHadNoCausationId() {
        Map<String, String> headers =
                new HashMap<>(with("ce_correlationid", "req-9").headers());
        headers.remove("ce_causationid");
        headers.remove("ce_traceparent");
        WireMessage earlier = with("ce_id", UUID.randomUUID().toString());

        assertThat(CloudEvents.read(new WireMessage(earlier.key(), headers, earlier.body()))
                        .cause())
                .isEqualTo(Cause.of("east", "req-9"));
    }

    @Test
    void parsesWhatItCanNotRead() {
        WireEvent event = CloudEvents.parse(with("ce_type", "io.culvert.moon.risen.v1"));

        assertThat(event.type()).isEqualTo("io.culvert.moon.risen.v1");
        assertThat(event.subject()).isEqualTo("network/11111111-0000-4000-8000-000000000001");
        assertThat(CloudEvents.parse(CloudEvents.write(event))).isEqualTo(event);
    }

    @Test
    void stopsAtATypeItDoesNotKnow() {
        assertThatThrownBy(() -> CloudEvents.read(with("ce_type", "io.culvert.moon.risen.v1")))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("io.culvert.moon.risen.v1");
    }

    @Test
    void stopsAtAMalformedAttribute() {
        for (String name : List.of("ce_id", "ce_sequence", "ce_time", "ce_position")) {
            assertThatThrownBy(() -> CloudEvents.read(with(name, "x")))
                    .as(name)
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining(name.substring(3));
        }
    }

    @Test
    void stopsAtABodyOfAnotherShape() {
        WireMessage message = CloudEvents.write(envelope(1, Samples.all().getFirst()));
        for (String body : List.of("{}", "{\"network\":null}", "{\"network\":{},\"more\":1}", "[", "", "null")) {
            assertThatThrownBy(() -> CloudEvents.read(new WireMessage(message.key(), message.headers(), body)))
                    .as(body)
                    .isInstanceOf(UnreadableException.class);
        }
    }

    @Test
    void reportsComeBackAsTheyWere() {
        for (HostReport report : Samples.reports()) {
            assertThat(Reports.read(Reports.write(report))).isEqualTo(report);
            for (int version = 1; report instanceof ConnectionObserved && version < 3; version++) {
                WireMessage former = new WireMessage(
                        "east",
                        Map.of("ce_type", "io.culvert.connection-observed.v" + version),
                        Reports.write(report).body());
                assertThat(Reports.read(former)).as("of an agent that is older").isEqualTo(report);
            }
        }
    }

    private static WireMessage with(String header, String value) {
        WireMessage message = CloudEvents.write(envelope(1, Samples.all().getFirst()));
        Map<String, String> headers = new HashMap<>(message.headers());
        headers.put(header, value);
        return new WireMessage(message.key(), headers, message.body());
    }

    private static Envelope envelope(long version, VpnEvent event) {
        return new Envelope(
                UUID.fromString("22222222-0000-4000-8000-000000000001"),
                new ProjectId("east"),
                version,
                version + 100,
                NOON,
                new Cause(
                        "east",
                        "req-1",
                        "report:r-0@7",
                        Optional.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")),
                event);
    }
}
