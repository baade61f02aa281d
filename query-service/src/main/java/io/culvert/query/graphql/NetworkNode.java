package io.culvert.query.graphql;

import io.culvert.events.resource.Network;
import java.util.List;

/** A network in the graph. */
record NetworkNode(Nodes in, Network it) implements Node {
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
