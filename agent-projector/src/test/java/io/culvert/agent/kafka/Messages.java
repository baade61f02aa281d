package io.culvert.agent.kafka;

import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.RouterBound;
import io.culvert.events.resource.Binding;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Events as they are on partition 0 of the topic. */
final class Messages {
    static final HostId HOST = new HostId("here");

    private Messages() {}

    /** A router of that project is bound to the host. */
    static ConsumerRecord<String, byte[]> bound(ProjectId id, long version, long position, long offset) {
        RouterId router = new RouterId(new UUID(0, version));
        WireMessage wire = CloudEvents.write(new Envelope(
                UUID.nameUUIDFromBytes((id.value() + version).getBytes(StandardCharsets.UTF_8)),
                id,
                version,
                position,
                Instant.EPOCH,
                Cause.of("admin", "req-1"),
                new RouterBound(new Binding(router, HOST, 1))));
        ConsumerRecord<String, byte[]> message = new ConsumerRecord<>(
                Topics.EVENTS, 0, offset, wire.key(), wire.body().getBytes(StandardCharsets.UTF_8));
        wire.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }
}
