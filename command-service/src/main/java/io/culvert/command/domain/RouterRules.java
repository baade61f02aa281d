package io.culvert.command.domain;

import io.culvert.events.event.RouterCreated;
import io.culvert.events.event.RouterDeleted;
import io.culvert.events.event.RouterUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.ExternalGateway;
import io.culvert.events.resource.FixedIp;
import io.culvert.events.resource.Router;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.VpnServiceId;
import java.util.List;
import java.util.Optional;

/** Routers: while a VPN service is on one, the addresses that its peers know it by stay. */
final class RouterRules {
    private RouterRules() {}

    static List<VpnEvent> create(ProjectState state, CreateRouter command) {
        return Facts.of(new RouterCreated(new Router(
                command.id(),
                command.name(),
                command.adminStateUp(),
                gateway(state, Optional.empty(), command.gateway()),
                List.of())));
    }

    static List<VpnEvent> update(ProjectState state, UpdateRouter command) {
        Router before = Known.router(state, command.id());
        Router after = new Router(
                before.id(),
                command.name().orElse(before.name()),
                command.adminStateUp().orElse(before.adminStateUp()),
                gateway(state, before.gateway(), command.gateway()),
                before.interfaces());
        if (!addresses(before).equals(addresses(after))) {
            refuseIfServed(state, before.id());
        }
        return Facts.ifChanged(before, after, new RouterUpdated(after));
    }

    static List<VpnEvent> delete(ProjectState state, DeleteRouter command) {
        Router router = Known.router(state, command.id());
        refuseIfServed(state, router.id());
        if (!router.interfaces().isEmpty()) {
            throw new RefusedException(Refusals.routerHasPorts(router.id()));
        }
        return Facts.of(new RouterDeleted(router.id()));
    }

    private static Optional<ExternalGateway> gateway(
            ProjectState state, Optional<ExternalGateway> present, Change<GatewayRequest> change) {
        return switch (change) {
            case Change.Keep<GatewayRequest>() -> present;
            case Change.Clear<GatewayRequest>() -> Optional.empty();
            case Change.To<GatewayRequest>(GatewayRequest request) ->
                Optional.of(GatewayRules.resolve(state, present, request));
        };
    }

    private static List<FixedIp> addresses(Router router) {
        return router.gateway().map(ExternalGateway::fixedIps).orElse(List.of());
    }

    private static void refuseIfServed(ProjectState state, RouterId router) {
        List<VpnServiceId> services = VpnServiceRules.on(state, router).toList();
        if (!services.isEmpty()) {
            throw new RefusedException(Refusals.routerHasServices(router, services));
        }
    }
}
