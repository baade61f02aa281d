package io.culvert.query.graphql;

import io.culvert.events.resource.EndpointGroup;
import java.util.List;

/** An endpoint group in the graph. */
public record EndpointGroupNode(Nodes in, EndpointGroup it) implements Node {
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
