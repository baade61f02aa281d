package io.culvert.query.graphql;

import io.culvert.events.resource.Network;
import java.util.List;

/** A network in the graph. */
public record NetworkNode(Nodes in, Network it) implements Node {
    public boolean external() {
        return it.external();
    }

    public boolean adminStateUp() {
        return it.adminStateUp();
    }

    public List<SubnetNode> subnets() {
        return in.subnets()
                .filter(subnet -> subnet.it().networkId().equals(it.id()))
                .toList();
    }
}
