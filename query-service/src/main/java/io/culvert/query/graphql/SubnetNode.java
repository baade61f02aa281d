package io.culvert.query.graphql;

import io.culvert.events.resource.Subnet;
import io.culvert.events.value.IpAddress;
import org.jspecify.annotations.Nullable;

/** A subnet in the graph. */
public record SubnetNode(Nodes in, Subnet it) implements Node {
    public String networkId() {
        return it.networkId().toString();
    }

    public String cidr() {
        return it.cidr().toString();
    }

    public int ipVersion() {
        return it.cidr().ipVersion();
    }

    public @Nullable String gatewayIp() {
        return it.gatewayIp().map(IpAddress::toString).orElse(null);
    }
}
