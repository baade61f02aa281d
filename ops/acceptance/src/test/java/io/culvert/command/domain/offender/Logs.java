package io.culvert.command.domain.offender;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Must be caught. */
public final class Logs {
    public Logger logger() {
        return LoggerFactory.getLogger(Logs.class);
    }
}
