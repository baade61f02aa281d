package io.culvert.events.resource;

import io.culvert.events.value.NetworkId;

/** A network; {@code external} ones hold the routers' gateways. */
public record Network(NetworkId id, String name, boolean external, boolean adminStateUp) implements Resource {}
