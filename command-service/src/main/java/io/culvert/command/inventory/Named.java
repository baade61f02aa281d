package io.culvert.command.inventory;

import io.culvert.command.domain.CreateEndpointGroup;
import io.culvert.command.domain.CreateVpnService;
import io.culvert.command.domain.IfRevision;
import io.culvert.command.domain.IfVersion;
import io.culvert.command.domain.Operation;
import io.culvert.command.domain.RevertTo;
import io.culvert.command.domain.Tentatively;
import io.culvert.command.domain.Together;
import io.culvert.command.domain.VpnCommand;
import io.culvert.events.resource.VpnService;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.RouterId;
import java.util.stream.Stream;

/** What a command names of the inventory for the first time; whatever else it refers to was looked at before. */
final class Named {
    private Named() {}

    /** True if the command names a router or a subnet. */
    static boolean any(VpnCommand command) {
        return switch (command) {
            case CreateVpnService _ -> true;
            case CreateEndpointGroup create -> create.group().type() == EndpointType.SUBNET;
            case Together together -> together.commands().stream().anyMatch(Named::any);
            case IfRevision condition -> any(condition.then());
            case IfVersion condition -> any(condition.then());
            case Operation operation -> any(operation.then());
            case Tentatively tentatively -> any(tentatively.then());
            case RevertTo _ -> true;
            default -> false;
        };
    }

    static Stream<RouterId> routers(VpnCommand command) {
        return switch (command) {
            case CreateVpnService create -> Stream.of(create.routerId());
            case Together together -> together.commands().stream().flatMap(Named::routers);
            case IfRevision condition -> routers(condition.then());
            case IfVersion condition -> routers(condition.then());
            case Operation operation -> routers(operation.then());
            case Tentatively tentatively -> routers(tentatively.then());
            case RevertTo revert ->
                revert.then().vpn().services().values().stream().map(VpnService::routerId);
            default -> Stream.empty();
        };
    }
}
