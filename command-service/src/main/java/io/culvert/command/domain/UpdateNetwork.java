package io.culvert.command.domain;

import io.culvert.events.value.NetworkId;
import java.util.Optional;

/** Changes a network; empty leaves an attribute as it is. */
public record UpdateNetwork(
        NetworkId id, Optional<String> name, Optional<Boolean> external, Optional<Boolean> adminStateUp)
        implements VpnCommand {}
