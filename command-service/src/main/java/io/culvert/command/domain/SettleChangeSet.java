package io.culvert.command.domain;

import java.util.UUID;

/** Has an open change set stay if it waits for its tunnels, and all of them are up with its changes. */
public record SettleChangeSet(UUID id) implements VpnCommand {}
