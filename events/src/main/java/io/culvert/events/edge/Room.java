package io.culvert.events.edge;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Room for so many requests at once. Writes take three quarters of it at most: they wait for the log, so that they would
 * soon fill all of it, and reads are quick.
 */
final class Room {
    private final Optional<Semaphore> all;
    private final Optional<Semaphore> writes;

    /** @param most 0 for any number */
    Room(int most) {
        all = most == 0 ? Optional.empty() : Optional.of(new Semaphore(most));
        writes = most == 0 ? Optional.empty() : Optional.of(new Semaphore(Math.max(1, most * 3 / 4)));
    }

    /** What a request does with the log. */
    enum Kind {
        READ,
        WRITE
    }

    /** Takes room and never waits for it; what it gives must be run once, and frees it. Empty if there is none. */
    Optional<Runnable> enter(Kind kind) {
        if (kind == Kind.READ) {
            return taken(all);
        }
        return taken(writes).flatMap(leaveWrites -> {
            Optional<Runnable> leave = taken(all).map(leaveAll -> () -> {
                leaveAll.run();
                leaveWrites.run();
            });
            if (leave.isEmpty()) {
                leaveWrites.run();
            }
            return leave;
        });
    }

    private static Optional<Runnable> taken(Optional<Semaphore> room) {
        if (room.isEmpty()) {
            return Optional.of(() -> {});
        }
        return room.filter(Semaphore::tryAcquire).map(semaphore -> semaphore::release);
    }
}
