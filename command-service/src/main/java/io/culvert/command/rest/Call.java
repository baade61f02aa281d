package io.culvert.command.rest;

import io.culvert.command.domain.InUse;
import io.culvert.events.api.Extended;
import java.util.Optional;
import java.util.Set;

/**
 * How a client wants a write to be carried out, besides what it is to write.
 *
 * @param revisions at which the resource must be; empty if the client names none
 * @param idempotencyKey under which the same request may come again
 */
record Call(
        Origin origin,
        Carrying carrying,
        InUse policiesInUse,
        Extended extended,
        Optional<Set<Long>> revisions,
        Optional<String> idempotencyKey) {
    /** Whether it is carried out at all. */
    enum Carrying {
        OUT,
        DRY_RUN
    }

    boolean isDryRun() {
        return carrying == Carrying.DRY_RUN;
    }
}
