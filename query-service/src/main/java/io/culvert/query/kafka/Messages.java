package io.culvert.query.kafka;

import io.culvert.events.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Records of a topic as messages. */
final class Messages {
    private Messages() {}

    static WireMessage of(ConsumerRecord<String, String> taken) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : taken.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return new WireMessage(key(taken), headers, taken.value() == null ? "" : taken.value());
    }

    /** The stream that a record belongs to; records without a key share one that no project has. */
    static String key(ConsumerRecord<String, String> taken) {
        return taken.key() == null ? "" : taken.key();
    }
}
