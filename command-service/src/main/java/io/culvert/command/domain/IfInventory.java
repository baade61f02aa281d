package io.culvert.command.domain;

import io.culvert.events.state.Inventory;

/** A command that counts only while the inventory is still as it was seen when the command was made. */
public record IfInventory(Inventory seen, VpnCommand then) implements VpnCommand {}
