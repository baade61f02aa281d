package io.culvert.acceptance.crash;

import tools.jackson.databind.JsonNode;

/** A network as a reader of its project is shown it. */
record Shown(String id, String name) {
    static Shown of(JsonNode network) {
        return new Shown(network.get("id").asString(), network.get("name").asString());
    }
}
