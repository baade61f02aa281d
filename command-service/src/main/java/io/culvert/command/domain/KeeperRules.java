package io.culvert.command.domain;

import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import java.util.Set;

/** Where somebody else keeps the inventory, nobody changes it here. */
final class KeeperRules {
    private static final Set<ResourceKind> INVENTORY =
            Set.of(ResourceKind.NETWORK, ResourceKind.SUBNET, ResourceKind.ROUTER);

    private KeeperRules() {}

    static void check(VpnCommand command, InventoryKeeper keeper) {
        if (keeper != InventoryKeeper.OWN && changesInventory(command)) {
            throw new RefusedException(Refusals.keptByNeutron());
        }
    }

    private static boolean changesInventory(VpnCommand command) {
        return switch (command) {
            case CreateNetwork _, UpdateNetwork _, DeleteNetwork _ -> true;
            case CreateSubnet _, UpdateSubnet _, DeleteSubnet _ -> true;
            case CreateRouter _, UpdateRouter _, DeleteRouter _ -> true;
            case AddRouterInterface _, RemoveRouterInterface _ -> true;
            case TagResource(ResourceId id, var _) -> INVENTORY.contains(ResourceKind.of(id));
            default -> false;
        };
    }
}
