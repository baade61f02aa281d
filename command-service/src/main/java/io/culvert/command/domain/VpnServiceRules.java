package io.culvert.command.domain;

import io.culvert.events.event.HeirDismissed;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.event.VpnServiceDeleted;
import io.culvert.events.event.VpnServiceUpdated;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.VpnServiceId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** VPN services: on a router with a gateway, which they hold on a host for as long as there is one of them. */
final class VpnServiceRules {
    private VpnServiceRules() {}

    static List<VpnEvent> create(ProjectState state, CreateVpnService command) {
        Router router = Known.router(state, command.routerId());
        if (router.gateway().isEmpty()) {
            throw new RefusedException(Refusals.routerIsNotExternal(router.id()));
        }
        command.subnetId().filter(subnet -> !router.isOn(subnet)).ifPresent(subnet -> {
            throw new RefusedException(Refusals.subnetIsNotConnected(subnet, router.id()));
        });
        return Facts.of(new VpnServiceCreated(new VpnService(
                command.id(),
                command.name(),
                command.description(),
                router.id(),
                command.subnetId(),
                command.adminStateUp(),
                router.gatewayAddress(4),
                router.gatewayAddress(6))));
    }

    static List<VpnEvent> update(ProjectState state, UpdateVpnService command) {
        VpnService before = Known.service(state, command.id());
        VpnService after = new VpnService(
                before.id(),
                command.name().orElse(before.name()),
                command.description().orElse(before.description()),
                before.routerId(),
                before.subnetId(),
                command.adminStateUp().orElse(before.adminStateUp()),
                before.externalV4(),
                before.externalV6());
        return Facts.ifChanged(before, after, new VpnServiceUpdated(after));
    }

    static List<VpnEvent> delete(ProjectState state, DeleteVpnService command) {
        if (state.vpn().connectionsOf(command.id()).findAny().isPresent()) {
            throw new RefusedException(Refusals.serviceInUse(command.id()));
        }
        VpnService service = Known.service(state, command.id());
        VpnEvent deleted = new VpnServiceDeleted(service.id());
        boolean last = on(state, service.routerId()).count() == 1;
        if (!last || !state.hosting().bindings().containsKey(service.routerId())) {
            return List.of(deleted);
        }
        List<VpnEvent> events = new ArrayList<>(List.of(deleted));
        HeirRules.heir(state, service.routerId())
                .ifPresent(
                        heir -> events.add(new HeirDismissed(service.routerId(), "the router needs no host any more")));
        events.add(new RouterUnbound(service.routerId()));
        return List.copyOf(events);
    }

    /** The services of a router. */
    static Stream<VpnServiceId> on(ProjectState state, RouterId router) {
        return state.vpn().services().values().stream()
                .filter(service -> service.routerId().equals(router))
                .map(VpnService::id);
    }
}
