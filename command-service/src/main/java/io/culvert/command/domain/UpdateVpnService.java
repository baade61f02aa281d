package io.culvert.command.domain;

import io.culvert.events.value.VpnServiceId;
import java.util.Optional;

/** Changes a VPN service; empty leaves an attribute as it is. */
public record UpdateVpnService(
        VpnServiceId id, Optional<String> name, Optional<String> description, Optional<Boolean> adminStateUp)
        implements VpnCommand {}
