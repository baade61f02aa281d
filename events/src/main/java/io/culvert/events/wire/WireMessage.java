package io.culvert.events.wire;

import java.util.Map;

/** A message as it lies on a topic: key, headers and JSON body, all text (UTF-8). */
public record WireMessage(String key, Map<String, String> headers, String body) {
    public WireMessage {
        headers = Map.copyOf(headers);
    }
}
