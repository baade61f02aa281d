package io.culvert.acceptance.crash;

import java.util.List;
import java.util.Random;

/** A Culvert of one or more processes, each of which may be killed. */
interface Scenario extends AutoCloseable {
    /**
     * What is to be killed next.
     *
     * @param readable where reads must go on as if nothing happened
     * @param meanwhile waits for what must happen while it is down
     */
    record Victim(Launched process, List<String> readable, Runnable meanwhile) {
        public Victim {
            readable = List.copyOf(readable);
        }
    }

    void start();

    /** @param random decides where there is a choice */
    Victim victim(Random random);

    List<Launched> processes();

    /** Where to write: addresses without a path. */
    List<String> commands();

    /** Where to read, at each the same. */
    List<String> queries();

    String brokers();

    @Override
    default void close() {
        processes().forEach(Launched::close);
    }
}
