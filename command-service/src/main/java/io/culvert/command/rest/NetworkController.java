package io.culvert.command.rest;

import io.culvert.command.domain.CreateNetwork;
import io.culvert.command.domain.DeleteNetwork;
import io.culvert.command.domain.UpdateNetwork;
import io.culvert.command.domain.VpnCommand;
import io.culvert.events.api.Collection;
import io.culvert.events.api.Representation;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Subnet;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SubnetId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes of {@code networks}. */
@RestController
@RequestMapping("/v2.0/networks")
class NetworkController extends PlainController {
    static final Shape SHAPE = Shape.of(
            Collection.NETWORKS,
            Set.of(),
            Set.of(),
            Set.of("admin_state_up", "router:external", "shared"),
            Set.of("status", "subnets"));

    NetworkController(Writer writer) {
        super(SHAPE, writer);
    }

    @Override
    VpnCommand create(UUID id, Attributes attributes) {
        refuseSharing(attributes);
        return new CreateNetwork(new Network(
                new NetworkId(id),
                attributes.name().orElse(""),
                attributes.bool("router:external").orElse(false),
                attributes.bool("admin_state_up").orElse(true)));
    }

    @Override
    VpnCommand update(UUID id, Attributes attributes, Call call) {
        refuseSharing(attributes);
        return new UpdateNetwork(
                new NetworkId(id),
                attributes.name(),
                attributes.bool("router:external"),
                attributes.bool("admin_state_up"));
    }

    /** A project is a world of its own; the clients send {@code shared} none the less. */
    private static void refuseSharing(Attributes attributes) {
        if (attributes.bool("shared").orElse(false)) {
            throw Malformed.attribute("shared", "networks are not shared between projects");
        }
    }

    @Override
    VpnCommand delete(UUID id) {
        return new DeleteNetwork(new NetworkId(id));
    }

    @Override
    Map<String, @Nullable Object> show(ProjectId project, ProjectState state, UUID id) {
        NetworkId network = new NetworkId(id);
        List<SubnetId> subnets = state.inventory().subnets().values().stream()
                .filter(subnet -> subnet.networkId().equals(network))
                .map(Subnet::id)
                .sorted(Comparator.comparing(SubnetId::value))
                .toList();
        return Representation.of(project, get(state.inventory().networks(), network), subnets);
    }
}
