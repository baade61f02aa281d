package io.culvert.command.rest;

import io.culvert.command.domain.VpnCommand;

/**
 * A command that is ready to be carried out.
 *
 * @param takeBack undoes what was done to make it ready, if it leads to nothing
 */
record Prepared(VpnCommand command, Runnable takeBack) {
    static Prepared of(VpnCommand command) {
        return new Prepared(command, () -> {});
    }
}
