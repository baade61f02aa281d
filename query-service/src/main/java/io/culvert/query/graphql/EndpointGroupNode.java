package io.culvert.query.graphql;

import io.culvert.events.resource.EndpointGroup;
import java.util.List;

/** An endpoint group in the graph. */
record EndpointGroupNode(Nodes in, EndpointGroup it) implements Node {
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

    public String description() {
        return it.description();
    }

    public String type() {
        return it.type().wireName();
    }

    public List<String> endpoints() {
        return it.endpoints();
    }
}
