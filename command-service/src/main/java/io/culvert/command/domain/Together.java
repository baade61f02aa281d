package io.culvert.command.domain;

import java.util.List;

/** Several commands of one project, each decided over what those before it lead to: all of them or none. */
public record Together(List<VpnCommand> commands) implements VpnCommand {
    public Together {
        commands = List.copyOf(commands);
    }
}
