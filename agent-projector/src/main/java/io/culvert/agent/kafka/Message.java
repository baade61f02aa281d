package io.culvert.agent.kafka;

import io.culvert.agent.desired.Arrival;
import io.culvert.agent.desired.Arrival.Place;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.RouterBound;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.EventTypes;
import io.culvert.events.wire.Outline;
import io.culvert.events.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A message of the topic of events, of which no more is read than is asked for. */
record Message(ConsumerRecord<String, byte[]> record) {
    ProjectId project() {
        return new ProjectId(record.key());
    }

    /** @throws io.culvert.events.wire.UnreadableException if it has no place in the log */
    Outline outline() {
        return Outline.of(this::attribute);
    }

    Arrival arrival(Outline outline, boolean isNews) {
        return new Arrival(
                project(),
                outline.version(),
                EventTypes.isOf(RouterBound.class, outline.type()) || EventTypes.isOf(HeirNamed.class, outline.type()),
                isNews,
                place(),
                this::event);
    }

    /** One that has no place in the log: whatever it is, it must not go by unnoticed. */
    Arrival misplaced() {
        return new Arrival(project(), 0, true, true, place(), this::event);
    }

    private Place place() {
        return new Place(record.partition(), record.offset() + 1);
    }

    /** @throws io.culvert.events.wire.UnreadableException if this agent can't read it */
    Envelope event() {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        return CloudEvents.read(new WireMessage(record.key(), headers, text(record.value())));
    }

    private String attribute(String name) {
        Header header = record.headers().lastHeader("ce_" + name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
