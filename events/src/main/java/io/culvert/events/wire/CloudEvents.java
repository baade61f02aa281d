package io.culvert.events.wire;

import io.culvert.events.event.Envelope;
import java.util.HashMap;
import java.util.Map;

/**
 * An event as a CloudEvent in binary mode (CloudEvents 1.0, Kafka protocol binding section 3.2): attributes as headers
 * with the prefix {@code ce_}, the event itself as JSON body.
 */
public final class CloudEvents {
    private static final String PREFIX = "ce_";

    private CloudEvents() {}

    public static WireMessage write(Envelope envelope) {
        return write(WireEvent.of(envelope));
    }

    public static WireMessage write(WireEvent event) {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "application/json");
        Attributes.of(event).forEach((name, value) -> headers.put(PREFIX + name, value));
        return new WireMessage(event.projectId().value(), headers, event.data());
    }

    /** @throws UnreadableException if it can't be parsed, or its type or data are not known */
    public static Envelope read(WireMessage message) {
        return parse(message).read();
    }

    /** Reads the attributes alone.
     *
     * @throws UnreadableException if one is missing or malformed */
    public static WireEvent parse(WireMessage message) {
        Map<String, String> attributes = new HashMap<>();
        message.headers().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                attributes.put(name.substring(PREFIX.length()), value);
            }
        });
        return Attributes.read(attributes, message.body());
    }
}
