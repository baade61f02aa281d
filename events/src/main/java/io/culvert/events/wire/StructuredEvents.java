package io.culvert.events.wire;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * An event as one line of JSON: a CloudEvent in structured mode (CloudEvents 1.0, JSON event format section 3) with the
 * event itself as its member {@code data}. The text of that member comes back as it is, character for character.
 */
public final class StructuredEvents {
    private static final String DATA = "data";

    private StructuredEvents() {}

    /** @throws IllegalArgumentException if the event's data is not one line */
    public static String write(WireEvent event) {
        if (event.data().indexOf('\n') >= 0 || event.data().indexOf('\r') >= 0) {
            throw new IllegalArgumentException("the data of event " + event.eventId() + " is not one line");
        }
        Map<String, String> members = Attributes.of(event);
        members.put("datacontenttype", "application/json");
        String attributes = Json.write(members);
        return attributes.substring(0, attributes.length() - 1) + ",\"" + DATA + "\":" + event.data() + "}";
    }

    /** @throws UnreadableException if it is not a CloudEvent with JSON data, or an attribute is missing or malformed */
    public static WireEvent read(String line) {
        try (JsonParser json = Json.parser(line)) {
            return read(line, json);
        } catch (JacksonException e) {
            throw new UnreadableException("no CloudEvent in JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static WireEvent read(String line, JsonParser json) {
        expect(json.nextToken(), JsonToken.START_OBJECT, "the event");
        Map<String, String> attributes = new HashMap<>();
        String data = "";
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            if (name.equals(DATA)) {
                expect(value, JsonToken.START_OBJECT, DATA);
                int start = offset(json.currentTokenLocation().getCharOffset());
                json.skipChildren();
                data = line.substring(start, offset(json.currentLocation().getCharOffset()));
            } else {
                expect(value, JsonToken.VALUE_STRING, "attribute " + name);
                attributes.put(name, json.getString());
            }
        }
        if (json.nextToken() != null) {
            throw new UnreadableException("more than one CloudEvent in a line");
        }
        if (data.isEmpty()) {
            throw new UnreadableException("a CloudEvent has no " + DATA);
        }
        return Attributes.read(attributes, data);
    }

    private static int offset(long place) {
        return Math.toIntExact(place);
    }

    private static void expect(JsonToken found, JsonToken wanted, String what) {
        if (found != wanted) {
            throw new UnreadableException(what + " of a CloudEvent in JSON begins with " + found);
        }
    }
}
