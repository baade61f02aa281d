package io.culvert.query.graphql;

import io.culvert.query.port.Tunnels;
import io.culvert.query.view.Bindings;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What the tunnels of connections are made of, and what they carry; out of memory, and of the present alone. */
@Controller
public final class TunnelController {
    private final Tunnels tunnels;

    public TunnelController(Tunnels tunnels) {
        this.tunnels = tunnels;
    }

    @SchemaMapping(typeName = "Connection", field = "tunnel")
    @Nullable
    TunnelNode tunnel(ConnectionNode connection) {
        return connection.in().time() == Nodes.Time.PAST
                ? null
                : Bindings.of(connection.in().state(), connection.it())
                        .flatMap(binding -> tunnels.of(connection.it().id(), binding))
                        .map(TunnelNode::of)
                        .orElse(null);
    }
}
