package io.culvert.command.rest;

import io.culvert.command.domain.CreateSubnet;
import io.culvert.command.domain.DeleteSubnet;
import io.culvert.command.domain.UpdateSubnet;
import io.culvert.command.domain.VpnCommand;
import io.culvert.events.api.Collection;
import io.culvert.events.api.Representation;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SubnetId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes of {@code subnets}. */
@RestController
@RequestMapping("/v2.0/subnets")
class SubnetController extends PlainController {
    static final Shape SHAPE = Shape.of(
            Collection.SUBNETS,
            Set.of("network_id", "cidr"),
            Set.of("ip_version"),
            Set.of("gateway_ip", "enable_dhcp"),
            Set.of());

    SubnetController(Writer writer) {
        super(SHAPE, writer);
    }

    @Override
    VpnCommand create(UUID id, Attributes attributes) {
        attributes.bool("enable_dhcp"); // Clients send it; nothing here hands out leases.
        Cidr cidr = attributes.required("cidr", Cidr::of);
        attributes
                .count("ip_version")
                .filter(version -> version != cidr.ipVersion())
                .ifPresent(version -> {
                    throw Malformed.attribute("ip_version", "'" + version + "' is not the version of '" + cidr + "'");
                });
        return new CreateSubnet(
                new SubnetId(id),
                attributes.name().orElse(""),
                attributes.required("network_id", NetworkId::of),
                cidr,
                attributes.change("gateway_ip", IpAddress::of));
    }

    @Override
    VpnCommand update(UUID id, Attributes attributes, Call call) {
        attributes.bool("enable_dhcp");
        return new UpdateSubnet(new SubnetId(id), attributes.name(), attributes.change("gateway_ip", IpAddress::of));
    }

    @Override
    VpnCommand delete(UUID id) {
        return new DeleteSubnet(new SubnetId(id));
    }

    @Override
    Map<String, @Nullable Object> show(ProjectId project, ProjectState state, UUID id) {
        return Representation.of(project, get(state.inventory().subnets(), new SubnetId(id)));
    }
}
