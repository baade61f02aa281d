package io.culvert.command.rest;

import io.culvert.command.domain.AddRouterInterface;
import io.culvert.command.domain.RemoveRouterInterface;
import io.culvert.command.domain.VpnCommand;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Collection;
import io.culvert.events.event.Cause;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.RouterInterface;
import io.culvert.events.resource.Subnet;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A router's interfaces: attached to a subnet, and taken off it. */
@RestController
@RequestMapping("/v2.0/routers/{id}")
class InterfaceController {
    private final Writer writer;

    InterfaceController(Writer writer) {
        this.writer = writer;
    }

    @PutMapping("/add_router_interface")
    ResponseEntity<Map<String, Object>> add(
            Caller caller,
            Call call,
            @PathVariable("id") String path,
            @RequestBody(required = false) @Nullable Octets body) {
        Callers.refuseReaders(caller, "add_router_interface");
        RouterId router = router(path);
        ProjectId project = writer.project(caller, router);
        SubnetId subnet = subnet(body);
        VpnCommand add = new AddRouterInterface(router, subnet, NewIds.next());
        Cause cause = Callers.cause(caller, call.origin());
        if (call.isDryRun()) {
            return writer.dryRun(project, add, cause);
        }
        ProjectState state = writer.write(project, add, cause).state();
        return ResponseEntity.ok(answer(project, state, router, subnet));
    }

    @PutMapping("/remove_router_interface")
    ResponseEntity<Map<String, Object>> remove(
            Caller caller,
            Call call,
            @PathVariable("id") String path,
            @RequestBody(required = false) @Nullable Octets body) {
        Callers.refuseReaders(caller, "remove_router_interface");
        RouterId router = router(path);
        ProjectId project = writer.project(caller, router);
        SubnetId subnet = subnet(body);
        Cause cause = Callers.cause(caller, call.origin());
        VpnCommand remove = new RemoveRouterInterface(router, subnet);
        if (call.isDryRun()) {
            return writer.dryRun(project, remove, cause);
        }
        // The answer names the port that is gone afterwards.
        ProjectState before = writer.peek(project, cause);
        writer.write(project, remove, cause);
        return ResponseEntity.ok(answer(project, before, router, subnet));
    }

    private static RouterId router(String path) {
        return new RouterId(Named.in(Collection.ROUTERS, path).value());
    }

    private static SubnetId subnet(@Nullable Octets body) {
        return Body.ofAction(Set.of("subnet_id"), body).required("subnet_id", SubnetId::of);
    }

    private static Map<String, Object> answer(
            ProjectId project, ProjectState state, RouterId routerId, SubnetId subnetId) {
        Router router = ResourceController.get(state.inventory().routers(), routerId);
        Subnet subnet = ResourceController.get(state.inventory().subnets(), subnetId);
        UUID port = router.interfaces().stream()
                .filter(each -> each.fixedIp().subnetId().equals(subnetId))
                .map(RouterInterface::portId)
                .findFirst()
                .orElseThrow();
        return Map.of(
                "id",
                routerId.toString(),
                "subnet_id",
                subnetId.toString(),
                "subnet_ids",
                List.of(subnetId.toString()),
                "port_id",
                port.toString(),
                "network_id",
                subnet.networkId().toString(),
                "tenant_id",
                project.value(),
                "project_id",
                project.value());
    }
}
