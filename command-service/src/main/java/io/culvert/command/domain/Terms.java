package io.culvert.command.domain;

import io.culvert.events.value.ResourceKind;
import java.util.Map;

/**
 * What the operator lays down for all projects.
 *
 * @param quotas how many resources of a kind a project may have unless it has a limit of its own, -1 for any number;
 *     a kind that is not named has no limit
 */
public record Terms(Map<ResourceKind, Integer> quotas, CryptoPolicy crypto, InventoryKeeper inventory) {
    public static final Terms DEFAULT = new Terms(Map.of(), CryptoPolicy.DEFAULT, InventoryKeeper.OWN);

    public Terms {
        quotas = Map.copyOf(quotas);
    }
}
