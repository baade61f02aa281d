package io.culvert.command.port;

import io.culvert.events.wire.WireEvent;

/** Walks the log as it lies in the database, in order, and tells what is wrong with it. */
public interface LogAudit {
    /**
     * Walks up to the end that is known at the beginning.
     *
     * @throws UnavailableException if the database can't be reached
     */
    void walk(Walker walker);

    /** Is told of each event, and of each fault when it is met. */
    interface Walker {
        void event(WireEvent event);

        /** @param what for people; names the commit, never what is in it */
        void fault(long position, String what);

        /** A commit of a form that carries no checksum; its events are told all the same. */
        void unsealed();
    }
}
