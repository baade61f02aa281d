package io.culvert.acceptance.crash;

import java.util.List;
import java.util.Random;

/** A Culvert of one or more processes, each of which may be killed. */
interface Scenario extends AutoCloseable {
    /**
     * What is to be killed next.
     *
     * @param meanwhile waits for what must happen while it is down
     */
    record Victim(Launched process, Runnable meanwhile) {}

    void start();

    /** @param random decides where there is a choice */
    Victim victim(Random random);

    List<Launched> processes();

    /** Where to write: addresses without a path. */
    List<String> commands();

    /** Where to read. */
    String queries();

    String brokers();

    @Override
    default void close() {
        processes().forEach(Launched::close);
    }
}
