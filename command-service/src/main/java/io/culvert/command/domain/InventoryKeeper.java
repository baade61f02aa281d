package io.culvert.command.domain;

import io.culvert.events.value.WireName;

/** Who keeps the networks, subnets and routers. */
public enum InventoryKeeper implements WireName {
    /** Culvert: clients change them here. */
    OWN("own"),
    /** A Neutron server: clients change them there, and Culvert follows. */
    NEUTRON("neutron");

    private final String wireName;

    InventoryKeeper(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
