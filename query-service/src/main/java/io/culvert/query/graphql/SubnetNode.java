package io.culvert.query.graphql;

import io.culvert.events.resource.Subnet;
import io.culvert.events.value.IpAddress;
import org.jspecify.annotations.Nullable;

/** A subnet in the graph. */
record SubnetNode(Nodes in, Subnet it) implements Node {
    @Override
    public String id() {
        return it.id().toString();
    }

    @Override
    public String projectId() {
        return in.projectId().value();
    }

    @Override
    public String name() {
        return it.name();
    }

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
