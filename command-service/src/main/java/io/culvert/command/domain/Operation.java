package io.culvert.command.domain;

/**
 * One of the commands of a change set: a refusal of it says which one it was.
 *
 * @param index from 0, in the order in which they are decided
 */
public record Operation(int index, VpnCommand then) implements VpnCommand {}
