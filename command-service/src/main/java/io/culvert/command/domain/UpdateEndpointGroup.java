package io.culvert.command.domain;

import io.culvert.events.value.EndpointGroupId;
import java.util.Optional;

/** Renames or describes an endpoint group anew; its endpoints never change. */
public record UpdateEndpointGroup(EndpointGroupId id, Optional<String> name, Optional<String> description)
        implements VpnCommand {}
