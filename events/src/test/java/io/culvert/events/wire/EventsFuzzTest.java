package io.culvert.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.report.HostReport;
import io.culvert.events.value.ProjectId;
import io.culvert.fuzz.Fuzzing;
import io.culvert.fuzz.Target;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever lies in a log, on a topic or in an export is an event or a report, or is refused as unreadable. */
class EventsFuzzTest {
    /** Of every version there ever was. */
    private static final List<String> TYPES = ApprovedFiles.types();

    private static final List<String> REPORTS = Stream.concat(
                    Reports.byName().keySet().stream(), Telemetry.byName().keySet().stream())
            .sorted()
            .toList();

    private static final String[] WORDS = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "null",
        "true",
        "{}",
        "[]",
        "\"\"",
        "{\"\":",
        "[[",
        "\\u0000",
        "\\ud800",
        "1e5",
        "-0.0",
        "\"policy\":",
        "\"status\":{}",
        "\"data\":{",
        "\"id\":",
        "\"furtherProposals\":[",
        "10.0.0.0/8",
        "::ffff:1.2.3.4",
        "fe80::1%eth0",
        "999.1.1.1",
        "\"value\":",
        "aes-256",
        "group14",
        "2026-13-40T99:99:99Z"
    };

    @Test
    void readsLinesOfAnExportOrRefusesThem() throws InterruptedException {
        Fuzzing.of("events as lines", octets -> line(text(octets)))
                .texts(Samples.all().stream()
                        .map(EventsFuzzTest::event)
                        .map(StructuredEvents::write)
                        .toList())
                .words(WORDS)
                .words(TYPES.toArray(String[]::new))
                .run();
    }

    /** The type is the first octet's, the rest the data. */
    @Test
    void readsDataOfEveryVersionOrRefusesIt() throws InterruptedException {
        List<byte[]> seeds = TYPES.stream()
                .map(type -> seed(TYPES.indexOf(type), ApprovedFiles.read(type)))
                .toList();
        Fuzzing.of("events' data", EventsFuzzTest::data)
                .seeds(seeds)
                .words(WORDS)
                .run();
    }

    /** The type is the first octet's, the rest the body. */
    @Test
    void readsReportsAndTelemetryOrRefusesThem() throws InterruptedException {
        List<byte[]> seeds = new ArrayList<>();
        for (HostReport sample : Samples.reports()) {
            WireMessage message = Reports.write(sample);
            seeds.add(seed(REPORTS.indexOf(message.headers().get("ce_type")), message.body()));
        }
        WireMessage telemetry = Telemetry.write(Samples.telemetry());
        seeds.add(seed(REPORTS.indexOf(telemetry.headers().get("ce_type")), telemetry.body()));
        Fuzzing.of("reports", EventsFuzzTest::report).seeds(seeds).words(WORDS).run();
    }

    private static String line(String line) {
        WireEvent event;
        try {
            event = StructuredEvents.read(line);
        } catch (UnreadableException e) {
            return String.valueOf(e.getMessage());
        }
        if (event.data().indexOf('\n') < 0 && event.data().indexOf('\r') < 0) {
            assertThat(StructuredEvents.read(StructuredEvents.write(event))).isEqualTo(event);
        }
        return understood(event);
    }

    private static String data(byte[] octets) {
        int type = octets.length == 0 ? 0 : Byte.toUnsignedInt(octets[0]) % TYPES.size();
        return understood(event(TYPES.get(type), rest(octets)));
    }

    /** What is understood is written as the same. */
    private static String understood(WireEvent event) {
        Envelope envelope;
        try {
            envelope = event.read();
        } catch (UnreadableException e) {
            return String.valueOf(e.getMessage());
        }
        assertThat(WireEvent.of(envelope).read()).isEqualTo(envelope);
        return Target.READ;
    }

    private static String report(byte[] octets) {
        int number = octets.length == 0 ? 0 : Byte.toUnsignedInt(octets[0]) % REPORTS.size();
        String type = REPORTS.get(number);
        WireMessage message = new WireMessage("", Map.of("ce_type", type), rest(octets));
        try {
            if (Telemetry.byName().containsKey(type)) {
                Telemetry.read(message);
            } else {
                Reports.read(message);
            }
        } catch (UnreadableException e) {
            return String.valueOf(e.getMessage());
        }
        return Target.READ;
    }

    private static WireEvent event(VpnEvent sample) {
        return event(EventTypes.nameOf(sample), Json.write(sample));
    }

    private static WireEvent event(String type, String data) {
        return new WireEvent(
                new UUID(1, 2),
                new ProjectId("east"),
                7,
                107,
                Instant.parse("2026-11-24T12:00:00Z"),
                new Cause("east", "req-1", "req-1", Optional.empty()),
                type,
                "a subject",
                data);
    }

    private static byte[] seed(int type, String json) {
        return ((char) type + json).getBytes(StandardCharsets.UTF_8);
    }

    private static String rest(byte[] octets) {
        return octets.length == 0 ? "" : new String(octets, 1, octets.length - 1, StandardCharsets.UTF_8);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }
}
