package io.culvert.command.domain;

import io.culvert.events.value.IpAddress;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.SubnetId;
import java.util.List;
import java.util.Optional;

/** An external gateway as a client asks for it; without addresses the router gets a free one, or keeps those it has. */
public record GatewayRequest(NetworkId networkId, boolean enableSnat, List<Address> addresses) {
    public GatewayRequest {
        addresses = List.copyOf(addresses);
    }

    /** An address of that subnet, a free one of that subnet, that address of the network, or (both empty) any free one. */
    public record Address(Optional<SubnetId> subnetId, Optional<IpAddress> ip) {}
}
