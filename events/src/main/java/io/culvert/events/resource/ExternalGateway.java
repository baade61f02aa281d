package io.culvert.events.resource;

import io.culvert.events.value.NetworkId;
import java.util.List;

/** A router's port on an external network; {@code enableSnat} as in the API, true by default. */
public record ExternalGateway(NetworkId networkId, boolean enableSnat, List<FixedIp> fixedIps) {
    public ExternalGateway {
        fixedIps = List.copyOf(fixedIps);
    }
}
