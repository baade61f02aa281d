package io.culvert.command.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What the operations of a change set are called, so that later ones can refer to what earlier ones create: {@code "#name"}
 * in the place of an id (as RFC 8620, section 5.3, does it). No id begins with {@code #}.
 */
final class References {
    /** Where ids stand; a peer's identity may begin with anything. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "network_id",
            "subnet_id",
            "router_id",
            "vpnservice_id",
            "ikepolicy_id",
            "ipsecpolicy_id",
            "local_ep_group_id",
            "peer_ep_group_id",
            "endpoints");

    private final Map<String, UUID> ids = new HashMap<>();

    /** @throws ApiException if an operation before has that name */
    void name(String name, UUID id) {
        if (ids.putIfAbsent(name, id) != null) {
            throw Malformed.attribute("as", "'" + name + "' is the name of an operation before it");
        }
    }

    /** The text, or the id of what the operation of that name creates. */
    String resolved(String attribute, String text) {
        if (!text.startsWith("#")) {
            return text;
        }
        UUID id = ids.get(text.substring(1));
        if (id == null) {
            throw Malformed.attribute(attribute, "'" + text + "' is the name of no operation before it");
        }
        return id.toString();
    }

    /** The same with ids in the place of names. */
    JsonNode resolved(JsonNode body) {
        JsonNode copy = body.deepCopy();
        resolveIn(copy);
        return copy;
    }

    private void resolveIn(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(each -> {
                if (ATTRIBUTES.contains(each.getKey())) {
                    each.setValue(ofAttribute(each.getKey(), each.getValue()));
                } else {
                    resolveIn(each.getValue());
                }
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(this::resolveIn);
        }
    }

    private JsonNode ofAttribute(String name, JsonNode value) {
        if (value.isString()) {
            return StringNode.valueOf(resolved(name, value.stringValue()));
        }
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, ofAttribute(name, array.get(i)));
            }
        }
        return value;
    }
}
