package io.culvert.command.store;

import java.time.Instant;

/** Where a log ends: the position, time and checksum of its last commit; what the next one is chained to. */
record Tip(long position, Instant at, String checksum) {
    static final Tip EMPTY_LOG = new Tip(0, Instant.EPOCH, Checksum.NONE);
}
