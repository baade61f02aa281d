package io.culvert.command.webhooks;

import java.time.Instant;
import java.util.Optional;

/**
 * What a courier has still to deliver.
 *
 * @param attempts at the next event that were in vain
 * @param since when that event was there, or the webhook as it is now if that is later; empty if all is delivered
 */
record Backlog(int attempts, Optional<Instant> since) {
    static final Backlog NONE = new Backlog(0, Optional.empty());
}
