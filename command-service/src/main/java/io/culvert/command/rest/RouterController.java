package io.culvert.command.rest;

import io.culvert.command.domain.Change;
import io.culvert.command.domain.CreateRouter;
import io.culvert.command.domain.DeleteRouter;
import io.culvert.command.domain.GatewayRequest;
import io.culvert.command.domain.UpdateRouter;
import io.culvert.command.domain.VpnCommand;
import io.culvert.events.api.Collection;
import io.culvert.events.api.Representation;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes of {@code routers}. */
@RestController
@RequestMapping("/v2.0/routers")
class RouterController extends PlainController {
    private static final String GATEWAY = "external_gateway_info";
    static final Shape SHAPE = Shape.of(
            Collection.ROUTERS, Set.of(), Set.of(), Set.of("admin_state_up", GATEWAY), Set.of("status", "routes"));

    RouterController(Writer writer) {
        super(SHAPE, writer);
    }

    @Override
    VpnCommand create(UUID id, Attributes attributes) {
        return new CreateRouter(
                new RouterId(id),
                attributes.name().orElse(""),
                attributes.bool("admin_state_up").orElse(true),
                gateway(attributes));
    }

    @Override
    VpnCommand update(UUID id, Attributes attributes, Call call) {
        return new UpdateRouter(
                new RouterId(id), attributes.name(), attributes.bool("admin_state_up"), gateway(attributes));
    }

    private static Change<GatewayRequest> gateway(Attributes attributes) {
        if (!attributes.has(GATEWAY)) {
            return new Change.Keep<>();
        }
        Attributes info = attributes.dictionary(GATEWAY, Set.of("network_id", "enable_snat", "external_fixed_ips"));
        if (info.json().isEmpty()) {
            return new Change.Clear<>();
        }
        List<GatewayRequest.Address> addresses =
                info.dictionaries("external_fixed_ips", Set.of("subnet_id", "ip_address")).stream()
                        .map(ip -> new GatewayRequest.Address(
                                ip.parsed("subnet_id", SubnetId::of), ip.parsed("ip_address", IpAddress::of)))
                        .toList();
        return new Change.To<>(new GatewayRequest(
                info.required("network_id", NetworkId::of),
                info.bool("enable_snat").orElse(true),
                addresses));
    }

    @Override
    VpnCommand delete(UUID id) {
        return new DeleteRouter(new RouterId(id));
    }

    @Override
    Map<String, @Nullable Object> show(ProjectId project, ProjectState state, UUID id) {
        return Representation.of(project, get(state.inventory().routers(), new RouterId(id)));
    }
}
