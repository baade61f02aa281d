package io.culvert.command.rest;

import io.culvert.command.domain.CreateVpnService;
import io.culvert.command.domain.DeleteVpnService;
import io.culvert.command.domain.UpdateVpnService;
import io.culvert.command.domain.VpnCommand;
import io.culvert.events.api.ApiError;
import io.culvert.events.api.Collection;
import io.culvert.events.api.Representation;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Statuses;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.VpnServiceId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes of {@code vpnservices}. */
@RestController
@RequestMapping("/v2.0/vpn/vpnservices")
class VpnServiceController extends PlainController {
    static final Shape SHAPE = Shape.of(
            Collection.VPN_SERVICES,
            Set.of("router_id"),
            Set.of("subnet_id", "flavor_id"),
            Set.of("description", "admin_state_up"),
            Set.of("external_v4_ip", "external_v6_ip", "status"));

    VpnServiceController(Writer writer) {
        super(SHAPE, writer);
    }

    @Override
    VpnCommand create(UUID id, Attributes attributes) {
        CreateVpnService create = new CreateVpnService(
                new VpnServiceId(id),
                attributes.name().orElse(""),
                attributes.text("description").orElse(""),
                attributes.required("router_id", RouterId::of),
                attributes.change("subnet_id", SubnetId::of).appliedTo(Optional.empty()),
                attributes.bool("admin_state_up").orElse(true));
        if (attributes.has("flavor_id") && !attributes.isNull("flavor_id")) {
            throw new ApiException(new ApiError(404, "FlavorsPluginNotLoaded", "Flavors plugin not found"));
        }
        return create;
    }

    @Override
    VpnCommand update(UUID id, Attributes attributes, Call call) {
        return new UpdateVpnService(
                new VpnServiceId(id),
                attributes.name(),
                attributes.text("description"),
                attributes.bool("admin_state_up"));
    }

    @Override
    VpnCommand delete(UUID id) {
        return new DeleteVpnService(new VpnServiceId(id));
    }

    @Override
    Map<String, @Nullable Object> show(ProjectId project, ProjectState state, UUID id) {
        VpnServiceId service = new VpnServiceId(id);
        return Representation.of(project, get(state.vpn().services(), service), Statuses.of(state, service));
    }
}
