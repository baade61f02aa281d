package io.culvert.command.rest.offender;

import org.axonframework.commandhandling.CommandBus;

/** Must be caught. */
public final class KnowsAxon {
    private final Class<?> known = CommandBus.class;

    public Class<?> known() {
        return known;
    }
}
