package io.culvert.query.graphql;

import io.culvert.events.resource.VpnService;
import io.culvert.events.state.Statuses;
import io.culvert.events.value.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A VPN service in the graph. */
public record ServiceNode(Nodes in, VpnService it) implements Node {
    public String description() {
        return it.description();
    }

    public boolean adminStateUp() {
        return it.adminStateUp();
    }

    public String status() {
        return Statuses.of(in.state(), it.id()).wireName();
    }

    public @Nullable String externalV4Ip() {
        return it.externalV4().map(IpAddress::toString).orElse(null);
    }

    public @Nullable String externalV6Ip() {
        return it.externalV6().map(IpAddress::toString).orElse(null);
    }

    public @Nullable RouterNode router() {
        return in.router(it.routerId());
    }

    public @Nullable SubnetNode subnet() {
        return it.subnetId().isPresent() ? in.subnet(it.subnetId().get()) : null;
    }

    public List<ConnectionNode> connections() {
        return in.connections(connection -> connection.serviceId().equals(it.id()));
    }
}
