package io.culvert.command.rest;

import io.culvert.command.domain.CreateEndpointGroup;
import io.culvert.command.domain.DeleteEndpointGroup;
import io.culvert.command.domain.UpdateEndpointGroup;
import io.culvert.command.domain.VpnCommand;
import io.culvert.events.api.Collection;
import io.culvert.events.api.Representation;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes of {@code endpoint-groups}. */
@RestController
@RequestMapping("/v2.0/vpn/endpoint-groups")
class EndpointGroupController extends PlainController {
    static final Shape SHAPE = Shape.of(
            Collection.ENDPOINT_GROUPS, Set.of("type", "endpoints"), Set.of(), Set.of("description"), Set.of());

    EndpointGroupController(Writer writer) {
        super(SHAPE, writer);
    }

    @Override
    VpnCommand create(UUID id, Attributes attributes) {
        return new CreateEndpointGroup(new EndpointGroup(
                new EndpointGroupId(id),
                attributes.name().orElse(""),
                attributes.text("description").orElse(""),
                attributes.oneOf("type", EndpointType.class).orElseThrow(),
                attributes.lines("endpoints").orElse(List.of())));
    }

    @Override
    VpnCommand update(UUID id, Attributes attributes, Call call) {
        return new UpdateEndpointGroup(new EndpointGroupId(id), attributes.name(), attributes.text("description"));
    }

    @Override
    VpnCommand delete(UUID id) {
        return new DeleteEndpointGroup(new EndpointGroupId(id));
    }

    @Override
    Map<String, @Nullable Object> show(ProjectId project, ProjectState state, UUID id) {
        return Representation.of(project, get(state.vpn().endpointGroups(), new EndpointGroupId(id)));
    }
}
